/** How a Chinese name is read aloud. */
import { pinyin } from 'pinyin-pro';

/** Longer names, and those in other scripts, are read as they are written. */
const HAN_NAME = /^\p{Script=Han}{2,6}$/u;

/** A Chinese name's reading with tones, such as `xǔ hóng bīng`; undefined for any other name. 读音 */
export function readingOf(name: string): string | undefined {
  return HAN_NAME.test(name) ? pinyin(name, { mode: 'surname', surname: 'head' }) : undefined;
}
