/**
 * What speaks for a personal name at a place in the text to its left: a post, a list, a verb of appointment, an ordinary word.
 * Weights are in nats, as the costs of the lattice are: a weight of 4.6 makes a name a hundred times likelier. They were set by
 * hand on news of many kinds; what stands directly behind a post is a name nearly always.
 */
import { isHan } from '../../text/script.ts';
import { isBlank } from './blanks.ts';
import { isByline } from './bylines.ts';
import { type CharacterClass, characterClass, isOf } from './characters.ts';
import type { CheapestPath } from './cheapest-path.ts';
import { endsInCreditOffice } from './credit-cues.ts';
import { type Cue, numberCues } from './cues.ts';
import { LISTED, STRONG } from './evidence.ts';
import { classOf, JOURNALIST, levelBefore, OFFICIAL, ORGAN_END_LAST, organEnds, POST_LAST, postsBackward } from './lexicon.ts';
import type { LineView } from './line-view.ts';
import { isDescribed, resigns } from './person-context.ts';
import { beforeHeld, type PostBefore, postBefore } from './post-cues.ts';

export const LEFT = {
  officialPost: 7,
  otherPost: 4.6,
  /** 县长:张三 at the start of a line. */
  label: 5.5,
  credit: 6.5,
  /** 晚报/林小雨, (甲 乙) at the end of a line. */
  byline: 6.5,
  /** The line before leaves a credit in brackets open. */
  openCredit: 6.5,
  /** 记者张晓梅李志远王海燕: names in a credit without anything between them. */
  creditRun: 3.2,
  /** 记者 安东 明月: the next name of a credit, behind a blank. */
  creditList: 6,
  postAndBlank: 3.5,
  /** 负责人, 代表, 学生: said of a group as often as of one person. */
  groupPost: 4.5,
  list: 5.8,
  /** A list whose names nothing else proves. */
  bareList: 2,
  commaList: 2.5,
  blankList: 4,
  and: 3,
  sentence: 1,
  /** 任命张三, 免去李四 */
  appointed: 3.4,
  /** 名叫张三 */
  called: 3,
  /** 88岁的张三, 来自山东聊城的张三 */
  described: 3.4,
  /** 市教育局张三, 市教育局的张三 */
  body: 0.9,
  /** 授予张三、李四等称号 */
  honoured: 2,
  /** 免去张三…职务 */
  removed: 5,
  /** “豆腐哥”陈大庆 */
  nickname: 1.8,
  lineStart: 1.2,
  functionWord: 0.6,
  /** 习近平总书记|赴川: the post is the title of the name before it. */
  titleBefore: 0.6,
  verb: 0.4,
  stray: -1,
  /** Directly behind another name, where no credit runs on. */
  adjacent: -1.2,
  none: 0,
  /** Words that stand before names oftener than others do (妻子, 老将), and far more seldom. */
  oftenBefore: 1.5,
  moreBefore: 0.9,
  someBefore: 0.4,
  seldomBefore: -0.6,
} as const;

/** What stands to the left of a name. */
export type LeftCue = Cue<'left'>;
export type LeftCueName = keyof typeof LEFT;
export const leftCues = numberCues('left', LEFT);
const left = leftCues.number;

/** The cues of the levels -3 to 3 of words before names. */
const { seldomBefore, someBefore, moreBefore, oftenBefore } = left;
const beforeLevel = [seldomBefore, seldomBefore, undefined, undefined, someBefore, moreBefore, oftenBefore];

/** The cue of a word directly before a name, by its value in the dictionary. */
function wordBefore(value: number): LeftCue {
  const wordClass = classOf(value);
  const usual = wordClass === 'f' ? left.functionWord : wordClass === 'v' ? left.verb : wordClass === 'o' ? left.body : left.none;
  const level = levelBefore(value);
  // 发展中心王敬东主任: bodies are spoken of more often than their people.
  return wordClass === 'o' && level < 0 ? usual : (beforeLevel[level + 3] ?? usual);
}

/** The cue that ends at `offset`, apart from names before it. */
function postCue(post: PostBefore): LeftCue {
  if (post.kind === JOURNALIST) return left.credit;
  if (post.isLabel) return left.label;
  if (post.blanks > 0) return left.postAndBlank;
  if (post.isGroup) return left.groupPost;
  return post.kind === OFFICIAL ? left.officialPost : left.otherPost;
}

/** Verbs whose object is a person. */
const APPOINTS = new Set(['任命', '选举', '推选', '聘任', '聘请', '增补', '提名', '免去', '免除', '补选', '明确', '同意', '撤销', '推荐']);
const CALLED = new Set(['名叫', '叫做', '名为', '人叫', '个叫', '位叫', '他叫', '她叫', '的叫', '字叫', '我叫']);
const LONGEST_APPOINTMENT = 40;

const APPOINTS_LAST = characterClass([...APPOINTS, ...CALLED, '授予', '表彰', '接受'].map((verb) => verb[1]).join(''));

/** What a verb of appointment that ends at an offset says for a name there; `none` where there is none. */
function appointedCue(text: string, offset: number): LeftCue {
  if (!isOf(text.charCodeAt(offset - 1), APPOINTS_LAST)) return left.none;
  const verb = text.slice(Math.max(0, offset - 2), offset);
  if (CALLED.has(verb)) return left.called;
  if (verb === '授予' || verb === '表彰') return left.honoured;
  if (verb === '接受') return resigns(text, offset) ? left.removed : left.none;
  if (!APPOINTS.has(verb)) return left.none;
  if (!verb.startsWith('免') && verb !== '撤销') return left.appointed;
  return /^[^。;]{4,40}职务/.test(text.slice(offset, offset + LONGEST_APPOINTMENT + 8)) ? left.removed : left.appointed;
}

/** What a cue before a name may end with, apart from words that are only words: where none of these stands no other is asked. */
const DECIDES_LEFT = (characterClass('、,)和与及”的 \t\u2003\u2002:/|｜丨') | POST_LAST | APPOINTS_LAST) as CharacterClass;

/** Whether nothing but a word ends at an offset, as at most offsets: it speaks for a name no more than `LEFT.oftenBefore`. */
export function isBehindWord(line: LineView, path: CheapestPath, i: number): boolean {
  return (
    i > line.start &&
    !path.endsName(i) &&
    line.signature < 0 &&
    isHan(line.text.charCodeAt(i - 1)) &&
    !isOf(line.text.charCodeAt(i - 1), DECIDES_LEFT)
  );
}

/** The cue that ends at an offset, in a line that is cut up to there. */
export function leftCue(line: LineView, path: CheapestPath, i: number): LeftCue {
  const { text } = line;
  if (isByline(text, i, i, line.signature)) return left.byline;
  if (line.isNameList && (i <= line.start || isBlank(text.charCodeAt(i - 1)))) return left.blankList;
  if (i <= line.start) return line.isCredit ? left.openCredit : left.lineStart;
  // Most characters end nothing but a word: what follows asks them no more.
  if (!isOf(text.charCodeAt(i - 1), DECIDES_LEFT)) return wordCue(line, path, i);
  const post = postBefore(text, i);
  if (post !== null) return post.blanks === 0 && path.evidenceAt(post.start) >= LISTED ? left.titleBefore : postCue(post);
  const appointed = appointedCue(text, i);
  if (appointed !== left.none) return appointed;
  let end = i;
  while (end > 0 && i - end < 4 && isBlank(text.charCodeAt(end - 1))) end--;
  if (end < i) {
    if (endsInCreditOffice(text, end)) return left.credit;
    end = beforeRemark(text, end);
    if (path.evidenceAt(end) < STRONG) return path.endsName(end) ? left.bareList : left.sentence;
    return path.isCredited(end) ? left.creditList : left.blankList;
  }
  const before = text[i - 1] as string;
  if (before === '、') {
    const last = beforeRemark(text, i - 1);
    if (path.evidenceAt(last) >= LISTED) return left.list;
    return path.endsName(last) ? left.bareList : left.sentence;
  }
  if (before === ',') return path.evidenceAt(i - 1) >= LISTED ? left.commaList : left.sentence;
  if ('和与及'.includes(before)) {
    const gap = text[i - 2] === '以' ? 2 : 1;
    return path.evidenceAt(i - gap) >= LISTED ? left.and : left.functionWord;
  }
  if (before === '”') return left.nickname;
  if (before === '的' && isDescribed(text, i)) return left.described;
  if (before === '的' && isOf(text.charCodeAt(i - 2), ORGAN_END_LAST) && organEnds.longestBefore(text, i - 1) > 1) return left.body;
  if (before === '的' && postsBackward.longestBefore(text, i - 1) > 1 && beforeHeld(text, i) < i) return left.otherPost;
  return wordCue(line, path, i);
}

/** What the word, or the name, says that ends at an offset on the best path. */
function wordCue(line: LineView, path: CheapestPath, i: number): LeftCue {
  if (!isHan(line.text.charCodeAt(i - 1))) return left.sentence;
  if (path.endsName(i)) return path.isCredited(i) ? left.creditRun : left.adjacent;
  const value = path.valueAt(i);
  return value === 0 ? left.stray : wordBefore(value);
}

const LONGEST_REMARK = 12;

/** Where the name ends that a remark in brackets follows: 王晓燕(女)、. */
function beforeRemark(text: string, offset: number): number {
  if (text[offset - 1] !== ')') return offset;
  const open = text.lastIndexOf('(', offset - 1);
  return open > 0 && offset - open <= LONGEST_REMARK ? open : offset;
}
