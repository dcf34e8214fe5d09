/**
 * From what was read of an article to what it brings into the database: a pure function, which the indexer's own thread runs
 * or another one.
 */
import type { Facts, Finding } from '../../article/facts.ts';
import { type Reading, read } from '../../article/reading.ts';
import { isPredominantlyChinese } from '../../text/decode.ts';
import { analyseAll, analyseReading } from '../analyse.ts';
import { type ArticleFile, type DecodedFile, decodeHead, fileFindings } from '../article-file.ts';
import { type Contribution, contributionOf } from '../contribution.ts';

/** A file, or its head. */
export interface FileMaterial {
  readonly bytes: Uint8Array;
  readonly cut: boolean;
  /** Of the whole file, in bytes. */
  readonly size: number;
  /** The user says that it is an article. */
  readonly declared: boolean;
}

/** A text that is an article in any case. */
export interface TextMaterial {
  readonly text: string;
}

/** 材料 */
export type Material = FileMaterial | TextMaterial;

/** What has become of it: a contribution, or the reason why it is no article. */
export type Made = { readonly contribution: Contribution } | { readonly reason: string };

/** @param known the facts, where somebody has them */
export function make(material: Material, known?: Facts): Made {
  const prepared = prepare(material);
  if ('reason' in prepared) return prepared;
  return known === undefined
    ? finish(prepared, analyseReading(prepared.reading))
    : { contribution: contributionOf(known, prepared.reading) };
}

/** The same for several, in less time. */
export function makeAll(materials: readonly Material[]): Made[] {
  const all = materials.map(prepare);
  const articles = all.filter((each) => 'reading' in each);
  const facts = analyseAll(articles.map(({ reading }) => reading));
  let next = 0;
  return all.map((each) => ('reason' in each ? each : finish(each, facts[next++] as Facts)));
}

/** The same of a text that is an article in any case. @param known the facts, where somebody has them; @param findings of its file itself */
export function contributionOfText(text: string, known?: Facts, findings: readonly Finding[] = []): Contribution {
  const reading = read(text);
  return contributionOf(withFindings(findings, known ?? analyseReading(reading)), reading);
}

interface Prepared {
  readonly reading: Reading;
  /** Of the file itself. */
  readonly findings: readonly Finding[];
}

function finish({ reading, findings }: Prepared, facts: Facts): Made {
  return { contribution: contributionOf(withFindings(findings, facts), reading) };
}

function prepare(material: Material): Prepared | { readonly reason: string } {
  if ('text' in material) return { reading: read(material.text), findings: [] };
  const { bytes, cut, size, declared } = material;
  const file = { decoded: decodeHead(bytes, cut), cut, stamp: { size } };
  const reason = reasonAgainstFile(file, declared);
  return reason === undefined ? { reading: read(file.decoded.text), findings: fileFindings(file) } : { reason };
}

/** Why a file is no article; undefined where it is one. @param declared the user says that it is */
export function reasonAgainstFile({ decoded }: Pick<ArticleFile, 'decoded'>, declared: boolean): string | undefined {
  return decoded.binary ? 'binary' : reasonAgainst(decoded.text, declared);
}

/** The same for a text. */
export function reasonAgainst(text: string, declared: boolean): string | undefined {
  if (declared) return undefined;
  if (text.trim() === '') return 'empty';
  return isPredominantlyChinese(text) ? undefined : 'notChinese';
}

/** The facts of a file. @param reading of its text */
export function factsOfFile(file: DecodedFile, reading: Reading): Facts {
  return withFindings(fileFindings(file), analyseReading(reading));
}

/** Facts with what is found of the file itself in front. */
export function withFindings(findings: readonly Finding[], facts: Facts): Facts {
  return findings.length === 0 ? facts : { ...facts, findings: [...findings, ...facts.findings] };
}
