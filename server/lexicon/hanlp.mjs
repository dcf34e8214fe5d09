/**
 * Reads the compiled dictionaries of HanLP (Maven artefact com.hankcs:hanlp:portable-1.8.4, Apache License 2.0, hankcs): a list of
 * items, then a double-array trie from words to them. For the scripts beside it that make lexicons.
 */
import fs from 'node:fs';

/** @returns of each word of nr.txt.bin, how often it was seen under each label, by the label's number; undefined where it is none */
export function readLabelCounts(file) {
  const next = reader(file);
  const items = Array.from({ length: next() }, () => Array.from({ length: next() }, () => [next(), next()]));
  return finder(next, items);
}

/** @returns of each word of CoreNatureDictionary.mini.txt.bin, how often it was seen; undefined where it is none */
export function readFrequencies(file) {
  const next = reader(file);
  const totals = Array.from({ length: next() }, () => {
    const total = next();
    for (let rest = next() * 2; rest > 0; rest--) next();
    return total;
  });
  return finder(next, totals);
}

function reader(file) {
  const bytes = fs.readFileSync(file);
  let at = 0;
  return () => {
    at += 4;
    return bytes.readInt32BE(at - 4);
  };
}

function finder(next, items) {
  const size = next();
  const base = new Int32Array(size);
  const check = new Int32Array(size);
  for (let i = 0; i < size; i++) {
    base[i] = next();
    check[i] = next();
  }
  return (word) => {
    let state = base[0];
    for (let i = 0; i < word.length; i++) {
      const node = state + word.charCodeAt(i) + 1;
      if (node >= size || check[node] !== state) return undefined;
      state = base[node];
    }
    return state >= 0 && state < size && check[state] === state && base[state] < 0 ? items[-base[state] - 1] : undefined;
  };
}
