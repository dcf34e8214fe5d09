/**
 * Bytes to text. Articles come as UTF-8, GB18030, Big5 or UTF-16, with a byte order mark or without, and nobody says
 * which. UTF-8 proves itself; among the others the reading wins whose characters a Chinese text would have. chardet is
 * asked only when none of them is Chinese: below some tens of characters it cannot tell GB18030 from Big5 or Shift_JIS.
 */
import { analyse } from 'chardet';
import iconv from 'iconv-lite';
import { isHan } from './script.ts';

/** A decoded file. 解码 */
export interface Decoded {
  /** Without byte order mark; empty where the file is binary. Well-formed: every lone surrogate is U+FFFD. */
  readonly text: string;
  /** Lower-case name, such as `utf-8`, `gb18030`, `big5`, `utf-16le`; `binary` where the bytes are no text. */
  readonly encoding: string;
  /** Whether the bytes began with a byte order mark. */
  readonly bom: boolean;
  /** How many characters could not be decoded; each stands as U+FFFD in the text. */
  readonly replaced: number;
  readonly binary: boolean;
}

/** How much of a file is looked at to find its encoding and whether it is text, in bytes. */
const HEAD = 64 * 1024;
/** Below this plausibility (1 = every character is one that Chinese text uses) a reading is not taken for Chinese. */
const CHINESE = 0.5;
/** Korean in EUC-KR reads as common hanzi in GB18030; but no Chinese text of this many Han characters … */
const ENOUGH_HAN = 16;
/** … has so few of the very commonest among them (they make up about half of any news). */
const COMMONEST_SHARE = 0.1;
/** UTF-8 with stray bytes is still UTF-8 where each undecodable stretch stands against this many sound characters. */
const SOUND_PER_BROKEN = 8;
/** Text with a greater share of control characters in its head is binary. Text has none; a scraper may leave a few. */
const CONTROL_SHARE = 0.01;

const MARKS: readonly { readonly encoding: string; readonly bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'gb18030', bytes: [0x84, 0x31, 0x95, 0x33] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

/** First bytes of formats that hold enough plain ASCII to look like text for a while. */
const BINARY_SIGNATURES = [
  '%PDF-',
  'PK\u0003\u0004',
  '\u0089PNG',
  'GIF8',
  '{\\rtf',
  '\u00d0\u00cf\u0011\u00e0',
  '\u001f\u008b',
  'SQLite format 3\0',
];

/**
 * Decodes a file.
 * @param options.cut the bytes are only the head of a longer file: a character that was cut at the end is dropped
 *   instead of being counted as undecodable
 * @returns never throws; the encoding is found in the first 64 KB, the rest costs one pass of the decoder
 */
export function decode(bytes: Uint8Array, options: { readonly cut?: boolean } = {}): Decoded {
  const cut = options.cut ?? false;
  const mark = MARKS.find((candidate) => candidate.bytes.every((byte, index) => bytes[index] === byte));
  const body = mark === undefined ? bytes : bytes.subarray(mark.bytes.length);
  if (mark === undefined && hasBinarySignature(bytes)) return BINARY;
  const encoding = mark?.encoding ?? detect(body);
  if (encoding === 'binary') return BINARY;
  const decoded = decodeAs(body, encoding, cut);
  if (isBinary(decoded.text)) return BINARY;
  return { ...decoded, encoding, bom: mark !== undefined, binary: false };
}

const BINARY: Decoded = { text: '', encoding: 'binary', bom: false, replaced: 0, binary: true };

function hasBinarySignature(bytes: Uint8Array): boolean {
  return BINARY_SIGNATURES.some((signature) => [...signature].every((character, index) => bytes[index] === character.charCodeAt(0)));
}

function detect(bytes: Uint8Array): string {
  const head = bytes.subarray(0, HEAD);
  const wide = () => best(['utf-16le', 'utf-16be'], head);
  const utf8 = utf8Soundness(head);
  if (utf8.broken === 0) {
    // ASCII in UTF-16 is sound UTF-8 too, full of NULs.
    return utf8.controls > 0 ? (wide() ?? 'utf-8') : 'utf-8';
  }
  if (utf8.sound >= SOUND_PER_BROKEN * utf8.broken) return 'utf-8';
  return best(['gb18030', 'big5', 'utf-16le', 'utf-16be'], head) ?? guess(head);
}

/** How much of the bytes is sound UTF-8 beyond ASCII: characters of several bytes against undecodable stretches. */
function utf8Soundness(head: Uint8Array): { sound: number; broken: number; controls: number } {
  // `stream` keeps a character that the end of the head cuts from counting as broken.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(head, { stream: true });
  let sound = 0;
  let broken = 0;
  let controls = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0xfffd) {
      if (text.charCodeAt(i - 1) !== 0xfffd) broken++;
    } else if (unit >= 0x80) sound++;
    else if (isControl(unit)) controls++;
  }
  // A replacement character may stand in the file itself, as EF BF BD.
  if (broken > 0) broken = Math.max(0, broken - count(head, [0xef, 0xbf, 0xbd]));
  return { sound, broken, controls };
}

function best(encodings: readonly string[], head: Uint8Array): string | undefined {
  let winner: string | undefined;
  let top = CHINESE - Number.EPSILON;
  for (const encoding of encodings) {
    if (encoding.startsWith('utf-16') && head.length < 2) continue;
    const score = plausibility(decodeAs(head, encoding, true).text, encoding);
    if (score > top) {
      top = score;
      winner = encoding;
    }
  }
  return winner;
}

/** A reading that is not Chinese: what chardet thinks likeliest among what can be decoded here. */
function guess(head: Uint8Array): string {
  for (const { name } of analyse(head)) {
    const encoding = name.toLowerCase();
    // Chinese and UTF readings have been tried and found wanting.
    if (/^(?:utf|gb|big5|ascii|iso-2022)/.test(encoding) || !iconv.encodingExists(encoding)) continue;
    return encoding;
  }
  return 'windows-1252';
}

/**
 * Decodes bytes whose encoding is known, such as a part of a file.
 * @param encoding as `decode` names it; @param cut a character that was cut at the end is dropped
 */
export function decodeAs(bytes: Uint8Array, encoding: string, cut: boolean): { text: string; replaced: number } {
  if (encoding === 'utf-8') return decodeUtf8(bytes, cut);
  const decoder = iconv.getDecoder(encoding, { stripBOM: false });
  let text = decoder.write(bytes as Buffer);
  if (!cut) text += decoder.end() ?? '';
  if (encoding.startsWith('utf-16') && !cut && bytes.length % 2 === 1 && !text.endsWith('\ufffd')) text += '\ufffd';
  if (cut && isHighSurrogate(text.charCodeAt(text.length - 1))) text = text.slice(0, -1);
  const genuine = encoding.startsWith('utf-16') ? occurrences(text, '\ufffd') - (bytes.length % 2 === 1 && !cut ? 1 : 0) : 0;
  const wellFormed = text.toWellFormed();
  return { text: wellFormed, replaced: occurrences(wellFormed, '\ufffd') - genuine };
}

function decodeUtf8(bytes: Uint8Array, cut: boolean): { text: string; replaced: number } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: cut }), replaced: 0 };
  } catch {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes, { stream: cut });
    return { text, replaced: occurrences(text, '\ufffd') - count(bytes, [0xef, 0xbf, 0xbd]) };
  }
}

/**
 * How much a reading looks like Chinese: the mean over its characters of 1 for one that such text uses, with a bonus
 * for the very commonest, 0 for a rare one, −2 for one that no text holds. ASCII speaks only for UTF-16, where a wrong
 * reading would not have it.
 */
function plausibility(text: string, encoding: string): number {
  const wide = encoding.startsWith('utf-16');
  const levels = commonHan();
  const common = encoding === 'big5' ? levels.traditional : levels.simplified;
  let sum = 0;
  let seen = 0;
  let han = 0;
  let commonest = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80 && !isControl(unit)) {
      if (wide) {
        seen++;
        sum++;
      }
      continue;
    }
    seen++;
    if (isHan(unit)) {
      han++;
      if (levels.commonest.has(unit)) {
        commonest++;
        sum += 1.5;
      } else if (common.has(unit) || (wide && levels.traditional.has(unit))) sum++;
    } else if (isChinesePunctuation(unit)) sum++;
    else if (unit === 0xfffd || isControl(unit) || (unit >= 0xe000 && unit <= 0xf8ff) || (unit >= 0x80 && unit < 0xa0)) sum -= 2;
  }
  if (seen === 0 || (han >= ENOUGH_HAN && commonest < COMMONEST_SHARE * han)) return 0;
  return sum / seen;
}

function isChinesePunctuation(unit: number): boolean {
  return (unit >= 0x3000 && unit <= 0x301f) || (unit >= 0xff00 && unit <= 0xff5e) || (unit >= 0x2010 && unit <= 0x2026) || unit === 0xb7;
}

/** The commonest characters of news in both scripts, from any frequency table; they settle texts of a few characters. */
const COMMONEST =
  '的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動同工也能下过過子说說产產种種面而方后後多定行学學法所民得经經十三之进進着等部度家电電力里如水化高自二理起小物现現实實加量都两兩体體制机機当當使点點从從业業本去把性好应應开開它合还還因由其些然前外天政四日那社义義事平形相全表间間样樣与與关關各重新线線内內数數正心反你明看原又么麼利比或但质質气氣第向道命此变變条條只没沒结結解问問意建月公无無系係军軍很情者最立代想已通并並提直题題党黨程展五果料象员員革位入常文总總次品式活设設及管特件长長求老头頭基资資边邊流路级級少图圖山统統接知较較将將组組见見计計别別她手角期根论論运運农農指几幾九区區强強放决決西被干做必战戰先回则則任取据據处處队隊南给給色光门門即保治北造百规規热熱领領七海口东東导導器压壓志世金增争爭济濟阶階油思术術极極交受联聯什认認六共权權收证證改清己美再采採转轉更单單风風切打白教速花带帶安场場身车車例真务務具万萬每目至达達走积積示议議声聲报報斗完类類八离離华華名确確才科张張信马馬节節话話米整空元况況今集温溫传傳土许許步群广廣石记記需段研界拉林律叫且究观觀越织織装裝影算低持音众眾书書布复復容儿兒须須际際商非验驗连連断斷深难難近矿礦千周委素技备備半办辦青省列习習响響约約支般史感劳勞便团團往酸历歷市克何除消构構府称稱太准準精值号號率族维維划選选标標写寫存候毛亲親快效斯院查江型眼王按格养養易置派层層片始却專专状狀育厂廠京识識适適属屬圆圓包火住调調满滿县縣局照参參红紅细細引听聽该該铁鐵价價严嚴';

/** The characters that the national standards put first, by script; made once, when a file is not UTF-8. */
let levels: { simplified: Set<number>; traditional: Set<number>; commonest: Set<number> } | undefined;

function commonHan(): { simplified: Set<number>; traditional: Set<number>; commonest: Set<number> } {
  levels ??= {
    // GB 2312 level 1: rows 16–55, the 3,755 commonest characters.
    simplified: charactersOf('gb18030', 0xb0, 0xd7, [[0xa1, 0xfe]]),
    // Big5 level 1: A440–C67E, the 5,401 commonest characters.
    traditional: charactersOf('big5', 0xa4, 0xc6, [
      [0x40, 0x7e],
      [0xa1, 0xfe],
    ]),
    commonest: new Set([...COMMONEST].map((character) => character.charCodeAt(0))),
  };
  return levels;
}

function charactersOf(encoding: string, first: number, last: number, trails: readonly (readonly [number, number])[]): Set<number> {
  const bytes: number[] = [];
  for (let lead = first; lead <= last; lead++) {
    for (const [from, to] of trails) for (let trail = from; trail <= to; trail++) bytes.push(lead, trail);
  }
  const units = new Set<number>();
  for (const character of iconv.decode(Buffer.from(bytes), encoding))
    if (isHan(character.charCodeAt(0))) units.add(character.charCodeAt(0));
  return units;
}

function isBinary(text: string): boolean {
  const length = Math.min(text.length, HEAD);
  let controls = 0;
  for (let i = 0; i < length; i++) if (isControl(text.charCodeAt(i))) controls++;
  return controls > length * CONTROL_SHARE;
}

/** A control character that no article needs: everything below a blank but tab, line ends, form feed and escape. */
function isControl(unit: number): boolean {
  return (unit < 0x20 && !(unit >= 0x09 && unit <= 0x0d) && unit !== 0x1b) || unit === 0x7f;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function occurrences(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found++;
  return found;
}

function count(bytes: Uint8Array, pattern: readonly number[]): number {
  const needle = Buffer.from(pattern);
  const haystack = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let found = 0;
  for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + needle.length)) found++;
  return found;
}

/** How much of a text is read to judge its language, in UTF-16 code units. */
const LANGUAGE_HEAD = 32 * 1024;
/**
 * Least share of Han among letters. An English word has about five letters and a Chinese one two characters, so that at
 * this share about half of the words are Chinese: front matter and addresses may stand in an article.
 */
const HAN_SHARE = 0.3;
/** Most kana and hangul for each Han character; Japanese has more kana than kanji. */
const KANA_PER_HAN = 0.1;

/** Whether a text is predominantly Chinese, judged by its first 32,768 code units. An empty one is not. */
export function isPredominantlyChinese(text: string): boolean {
  let han = 0;
  let kana = 0;
  let other = 0;
  const end = Math.min(text.length, LANGUAGE_HEAD);
  for (let i = 0; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      if ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a) other++;
    } else if (isHan(unit) || (unit >= 0xd840 && unit <= 0xd888)) han++;
    else if ((unit >= 0x3041 && unit <= 0x30fa) || (unit >= 0xac00 && unit <= 0xd7a3)) kana++;
    else if (unit >= 0xc0 && unit < 0x2000) other++;
  }
  return han > 0 && han >= HAN_SHARE * (han + kana + other) && kana <= KANA_PER_HAN * han;
}
