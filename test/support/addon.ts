/**
 * Which platform a compiled addon is for, by the head of its file: an addon of another platform in a package is a segmenter that never
 * loads, and nobody would notice here.
 */

/** `e_machine` of ELF. */
const ELF: Readonly<Record<number, string>> = { 62: 'linux-x64', 183: 'linux-arm64' };
/** `cputype` of Mach-O in 64 bits. */
const MACH_O: Readonly<Record<number, string>> = { 16777223: 'darwin-x64', 16777228: 'darwin-arm64' };
/** `Machine` of PE. */
const PE: Readonly<Record<number, string>> = { 34404: 'win32-x64', 43620: 'win32-arm64' };

/** VS Code's name for the platform of an addon; undefined for what is no addon of a platform that we know. */
export function platformOf(file: Uint8Array): string | undefined {
  const { buffer, byteOffset, byteLength } = file;
  const view = new DataView(buffer, byteOffset, byteLength);
  if (byteLength < 64) return undefined;
  const magic = view.getUint32(0, false);
  if (magic === 0x7f454c46) return ELF[view.getUint16(18, true)];
  if (magic === 0xcffaedfe) return MACH_O[view.getUint32(4, true)];
  if (magic >>> 16 !== 0x4d5a) return undefined;
  const header = view.getUint32(0x3c, true);
  return header + 6 <= byteLength && view.getUint32(header, false) === 0x50450000 ? PE[view.getUint16(header + 4, true)] : undefined;
}
