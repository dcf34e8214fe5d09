import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { findJieba, findKeywords, loadJieba } from '../../../server/src/tokens/jieba.ts';
import { isSegmenter, type Segmenter } from '../../../server/src/tokens/segmenter.ts';

const keywords = findKeywords(fileURLToPath(import.meta.url));

describe('jieba', () => {
  let jieba: Segmenter;
  before(() => {
    const loaded = loadJieba(findJieba(import.meta.url), keywords);
    assert.ok(isSegmenter(loaded));
    jieba = loaded;
  });
  const words = (text: string) => Array.from(jieba.cut(text), ({ start, end }) => text.slice(start, end));

  const tagged = (text: string) => Array.from(jieba.cut(text), ({ start, end, pos }) => `${text.slice(start, end)}/${pos}`).join(' ');

  it('cuts words and punctuation, but no blanks, and says what they are', () => {
    assert.equal(
      tagged('许红兵指出,近年来,县委、县政府实施了一系列改革。'),
      '许红兵/x 指出/v ,/w 近年来/t ,/w 县委/n 、/w 县政府/n 实施/v 了/ul 一系列/m 改革/vn 。/w',
    );
    assert.equal(tagged('2020年 iPhone5 增长12.5%！\r\n“……”—·'), '2020/m 年/m iPhone5/eng 增长/v 12.5/m %/w ！/w “/w …/w …/w ”/w —/w ·/w');
  });
  it('has no words in empty text', () => assert.deepEqual(words(''), []));
  it('says which version cuts', () => assert.match(jieba.version, /^nodejieba \d+\.\d+\.\d+ [\da-f]{12}$/));

  it('gives spans in order and within the text, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ unit: 'binary' }),
            fc.constantFrom('县委书记', '\ud800', '\udc00', '\0', '𠮷野', '，', '\r\n', 'é', '\ufeff'),
          ),
        ),
        (parts) => {
          const text = parts.join('');
          let end = 0;
          for (const token of jieba.cut(text)) {
            assert.ok(token.start >= end && token.end > token.start && token.end <= text.length);
            end = token.end;
          }
        },
      ),
    );
  });
  it('loses nothing where a long text is cut piece by piece', () => {
    const lines = '宝丰县卫生健康大会召开,县委书记许红兵出席会议。\n'.repeat(20_000);
    const once = words('宝丰县卫生健康大会召开,县委书记许红兵出席会议。\n').length;
    assert.equal(words(lines).length, once * 20_000);
    const oneLine = words('𠮷'.repeat(300_000));
    assert.equal(oneLine.length, 300_000);
    assert.ok(oneLine.every((word) => word === '𠮷'));
  });
});

describe('jieba that cannot be loaded', () => {
  const installed = findJieba(import.meta.url) as string;
  let copy: string;
  before(() => {
    copy = mkdtempSync(path.join(tmpdir(), 'yuliao-jieba-'));
  });
  after(() => rmSync(copy, { recursive: true, force: true }));

  /** A copy of the package and of our own dictionaries, damaged by `damage`, which gets the path of a file inside the copy. */
  function failureAfter(damage: (file: (...parts: string[]) => string) => void) {
    const directory = path.join(mkdtempSync(path.join(copy, 'package-')), 'nodejieba');
    const dictionaries = path.join('submodules', 'cppjieba', 'dict');
    mkdirSync(path.join(directory, dictionaries), { recursive: true });
    mkdirSync(path.join(directory, 'build', 'Release'), { recursive: true });
    for (const part of ['package.json', 'index.js', path.join('build', 'Release', 'nodejieba.node')])
      cpSync(path.join(installed, part), path.join(directory, part));
    for (const name of ['jieba.dict', 'hmm_model', 'user.dict']) {
      cpSync(path.join(installed, dictionaries, `${name}.utf8`), path.join(directory, dictionaries, `${name}.utf8`));
    }
    const own = path.join(directory, 'keywords');
    cpSync(keywords, own, { recursive: true });
    damage((...parts) => path.join(directory, ...parts));
    const result = loadJieba(directory, own);
    assert.ok(!isSegmenter(result));
    assert.match(result.message, /nodejieba/);
    assert.match(result.remedy, /npm|reinstall/);
    return result;
  }
  const dictionary = (name: string) => (/^(idf|stop)/.test(name) ? ['keywords', name] : ['submodules', 'cppjieba', 'dict', name]);

  it('says so where it is not installed', () => {
    assert.equal(findJieba(path.join(copy, 'nowhere.js')), undefined);
    for (const where of [undefined, path.join(copy, 'nowhere')]) {
      const result = loadJieba(where, keywords);
      assert.ok(!isSegmenter(result) && result.reason === 'missing');
    }
  });
  for (const name of ['jieba.dict.utf8', 'hmm_model.utf8', 'user.dict.utf8', 'idf.utf8', 'stop-words.utf8']) {
    it(`says so where ${name} is missing`, () => {
      const result = failureAfter((file) => rmSync(file(...dictionary(name))));
      assert.equal(result.reason, 'dictionary');
      assert.ok(result.message.includes(name) && result.path.endsWith(name));
    });
  }
  for (const name of ['jieba.dict.utf8', 'hmm_model.utf8', 'idf.utf8', 'stop-words.utf8']) {
    it(`survives an empty ${name}`, () => {
      const result = failureAfter((file) => truncateSync(file(...dictionary(name)), 0));
      assert.deepEqual([result.reason, /is empty/.test(result.message)], ['dictionary', true]);
    });
  }
  for (const name of ['jieba.dict.utf8', 'hmm_model.utf8']) {
    it(`survives a ${name} that was cut short`, () => {
      assert.equal(failureAfter((file) => truncateSync(file(...dictionary(name)), 200_000)).reason, 'dictionary');
    });
  }
  it('survives dictionaries that hold something else', () => {
    for (const name of ['jieba.dict.utf8', 'hmm_model.utf8', 'idf.utf8']) {
      assert.equal(failureAfter((file) => writeFileSync(file(...dictionary(name)), 'not a dictionary\nat all\n')).reason, 'dictionary');
    }
  });
  it('says so where the addon is missing, empty or for another platform', () => {
    const addon = ['build', 'Release', 'nodejieba.node'];
    assert.equal(failureAfter((file) => rmSync(file(...addon))).reason, 'addon');
    assert.equal(failureAfter((file) => truncateSync(file(...addon), 0)).reason, 'addon');
    assert.equal(failureAfter((file) => writeFileSync(file(...addon), 'MZ')).reason, 'addon');
  });
});
