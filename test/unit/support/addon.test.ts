/** Compiled addons are told apart by the heads of their files. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { platformOf } from '../../support/addon.ts';

/** A file's head: bytes at offsets, zeros between. */
function head(parts: Readonly<Record<number, readonly number[]>>): Uint8Array {
  const bytes = new Uint8Array(256);
  for (const [offset, values] of Object.entries(parts)) bytes.set(values, Number(offset));
  return bytes;
}

test('ELF, Mach-O and PE say which processor they are for', () => {
  const elf = [0x7f, 0x45, 0x4c, 0x46];
  assert.equal(platformOf(head({ 0: elf, 18: [0x3e, 0] })), 'linux-x64');
  assert.equal(platformOf(head({ 0: elf, 18: [0xb7, 0] })), 'linux-arm64');
  const machO = [0xcf, 0xfa, 0xed, 0xfe];
  assert.equal(platformOf(head({ 0: [...machO, 7, 0, 0, 1] })), 'darwin-x64');
  assert.equal(platformOf(head({ 0: [...machO, 12, 0, 0, 1] })), 'darwin-arm64');
  assert.equal(platformOf(head({ 0: [0x4d, 0x5a], 60: [0x80], 128: [0x50, 0x45, 0, 0, 0x64, 0x86] })), 'win32-x64');
});

test('what is no addon of a known platform is none', () => {
  for (const bytes of [
    new Uint8Array(),
    head({}),
    head({ 0: [0x7f, 0x45, 0x4c, 0x46], 18: [0x28] }),
    head({ 0: [0x4d, 0x5a], 60: [0xff, 0xff, 0xff, 0x7f] }),
  ])
    assert.equal(platformOf(bytes), undefined);
});

test('the addon that is installed here is for this platform', () => {
  const addon = createRequire(import.meta.url).resolve('nodejieba/build/Release/nodejieba.node');
  assert.equal(platformOf(readFileSync(addon)), `${process.platform}-${process.arch}`);
});
