/** Parts of speech in words: the tags of ICTCLAS as jieba gives them, and w for punctuation. */
import * as l10n from '@vscode/l10n';

const NAMES: Readonly<Record<string, () => string>> = {
  a: () => l10n.t('an adjective'),
  ad: () => l10n.t('an adjective used as an adverb'),
  an: () => l10n.t('an adjective used as a noun'),
  b: () => l10n.t('a distinguishing word'),
  c: () => l10n.t('a conjunction'),
  d: () => l10n.t('an adverb'),
  e: () => l10n.t('an interjection'),
  eng: () => l10n.t('a word in Latin letters'),
  f: () => l10n.t('a word of direction'),
  g: () => l10n.t('a morpheme'),
  h: () => l10n.t('a prefix'),
  i: () => l10n.t('an idiom'),
  j: () => l10n.t('an abbreviation'),
  k: () => l10n.t('a suffix'),
  l: () => l10n.t('a set phrase'),
  m: () => l10n.t('a number'),
  mq: () => l10n.t('a number with a measure word'),
  n: () => l10n.t('a noun'),
  nr: () => l10n.t("a person's name"),
  ns: () => l10n.t("a place's name"),
  nt: () => l10n.t("an organisation's name"),
  nz: () => l10n.t('another proper name'),
  o: () => l10n.t('an onomatopoeia'),
  p: () => l10n.t('a preposition'),
  q: () => l10n.t('a measure word'),
  r: () => l10n.t('a pronoun'),
  s: () => l10n.t('a word of location'),
  t: () => l10n.t('a word of time'),
  u: () => l10n.t('a particle'),
  uj: () => l10n.t('the particle 的'),
  ul: () => l10n.t('the particle 了'),
  uv: () => l10n.t('the particle 地'),
  uz: () => l10n.t('the particle 着'),
  ud: () => l10n.t('the particle 得'),
  ug: () => l10n.t('the particle 过'),
  v: () => l10n.t('a verb'),
  vd: () => l10n.t('a verb used as an adverb'),
  vn: () => l10n.t('a verb used as a noun'),
  w: () => l10n.t('a punctuation mark'),
  x: () => l10n.t('a word without a part of speech'),
  y: () => l10n.t('a modal particle'),
  z: () => l10n.t('a word of state'),
};

/** All tags, in the order of the alphabet. */
export const POS_TAGS: readonly string[] = Object.keys(NAMES);

/** What a tag means; undefined for one that is not known. */
export function posName(tag: string): string | undefined {
  return Object.hasOwn(NAMES, tag) ? NAMES[tag]?.() : undefined;
}
