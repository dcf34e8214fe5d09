/** The lexicons of recognition: each says where it comes from, is folded, sorted, and holds nothing twice. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import eponyms from '../../../server/lexicon/eponyms.json' with { type: 'json' };
import ethnicNames from '../../../server/lexicon/ethnic-names.json' with { type: 'json' };
import givenNames from '../../../server/lexicon/given-names.json' with { type: 'json' };
import nameNeighbours from '../../../server/lexicon/name-neighbours.json' with { type: 'json' };
import newsWords from '../../../server/lexicon/news-words.json' with { type: 'json' };
import organNames from '../../../server/lexicon/organ-names.json' with { type: 'json' };
import organs from '../../../server/lexicon/organs.json' with { type: 'json' };
import posts from '../../../server/lexicon/posts.json' with { type: 'json' };
import scriptVariants from '../../../server/lexicon/script-variants.json' with { type: 'json' };
import scriptWords from '../../../server/lexicon/script-words.json' with { type: 'json' };
import similarCharacters from '../../../server/lexicon/similar-characters.json' with { type: 'json' };
import speechVerbs from '../../../server/lexicon/speech-verbs.json' with { type: 'json' };
import surnames from '../../../server/lexicon/surnames.json' with { type: 'json' };
import transliteration from '../../../server/lexicon/transliteration.json' with { type: 'json' };
import wordNames from '../../../server/lexicon/word-names.json' with { type: 'json' };
import words from '../../../server/lexicon/words.json' with { type: 'json' };
import { foldKey } from '../../../server/src/text/folding.ts';

const LEXICONS = {
  eponyms,
  ethnicNames,
  givenNames,
  nameNeighbours,
  newsWords,
  organs,
  posts,
  similarCharacters,
  speechVerbs,
  surnames,
  transliteration,
  wordNames,
  words,
};

for (const [name, lexicon] of Object.entries(LEXICONS)) {
  test(name, () => {
    assert.ok(lexicon.provenance.length > 20);
    for (const [field, list] of Object.entries(lexicon)) {
      if (!Array.isArray(list)) continue;
      assert.deepEqual(list, [...new Set(list)].sort(), field);
      assert.deepEqual(list, list.map(foldKey), field);
    }
  });
}

test('characters and words of two scripts: sorted, each to its folded form', () => {
  for (const { provenance, ...tables } of [scriptVariants, scriptWords]) {
    assert.ok(provenance.length > 20);
    for (const table of Object.values(tables)) {
      assert.deepEqual(Object.keys(table), Object.keys(table).sort());
      for (const [form, folded] of Object.entries(table)) assert.equal(foldKey(form), folded);
    }
  }
});

test('no surname stands twice', () => {
  const all = surnames.single + surnames.rare;
  assert.equal(new Set(all).size, all.length);
});

test('no short name of an organisation stands for two, and none is the full name of another', () => {
  assert.ok(organNames.provenance.length > 20);
  assert.deepEqual(organNames.fixed, [...new Set(organNames.fixed)].sort());
  for (const table of [organNames.ends, organNames.whole] as Readonly<Record<string, readonly string[]>>[]) {
    assert.deepEqual(Object.keys(table), Object.keys(table).sort());
    const shorts = Object.values(table).flat();
    assert.equal(new Set(shorts).size, shorts.length);
    for (const [full, list] of Object.entries(table)) {
      assert.deepEqual(list, [...list].sort(), full);
      for (const name of [full, ...list]) assert.equal(foldKey(name), name);
      assert.ok(!shorts.includes(full), full);
    }
  }
});
