/**
 * The facts of one article: the shapes that recognition fills, the store keeps and every feature reads.
 * Facts are a pure function of the text; nothing in here depends on another article, a file or a clock.
 * All spans are raw offsets of the decoded text, in UTF-16 code units.
 */
import type { Span } from '../text/span.ts';

/** What a line is to a reader. 行区 */
export type Zone = 'title' | 'dateline' | 'body' | 'boilerplate' | 'blank';

/** A person's role in the article. 角色 */
export type Role = 'official' | 'journalist' | 'other';

/** A span that names a person, organisation or place. 提及 */
export interface Mention extends Span {
  /** 1-based line of `start`. */
  readonly line: number;
  readonly zone: Zone;
  /** `phrase`: the name stands inside a fixed phrase (习近平新时代中国特色社会主义思想); absent: a plain mention. */
  readonly kind?: 'phrase';
}

/** What a person holds: organisation and post title, as the text states them. 职务 */
export interface Post {
  /** As stated; "" where the text states none. Clean reading, the text's own script. */
  readonly organisation: string;
  readonly post: string;
  /** The organisation's full name where the context gives it: 县委 → 宝丰县委. */
  readonly resolved?: string;
  /** Where organisation and post stand. */
  readonly span: Span;
}

/** Somebody named in the article. 人物 */
export interface Person {
  /** As a human writes it: the text's own script, nothing injected, no padding. */
  readonly name: string;
  /** Folded name: the key across articles. */
  readonly key: string;
  readonly role: Role;
  readonly posts: readonly Post[];
  /** In text order, every zone. The mention that introduces the person is `mentions[introduction]`. */
  readonly mentions: readonly Mention[];
  /** Index of the mention with the fullest post; 0 where none has a post. */
  readonly introduction: number;
}

/** An organisation named in the article. 机构 */
export interface Organisation {
  /** The fullest name that the article uses. */
  readonly name: string;
  /**
   * Folded and in full, as far as name and article say it for certain: one key for 国家卫健委 and 国家卫生健康委员会, for 县委 and
   * 宝丰县委 in an article on that county.
   */
  readonly key: string;
  /** The names that the article uses; what stands under a mention folds to one of them. */
  readonly surfaces: readonly string[];
  /** Key of the greater body that it is a unit of, where the name or the article shows it; that body is an entry, too, or a list of posts names it. */
  readonly parent?: string;
  /** A mention may stand inside one of an organisation whose name begins with this one's. */
  readonly mentions: readonly Mention[];
}

/** A place named in the article. 地点 */
export interface Place {
  readonly name: string;
  readonly key: string;
  /** Administrative division code (行政区划代码), six digits, where the name means exactly one. */
  readonly division?: string;
  readonly mentions: readonly Mention[];
}

/**
 * A date in the article. `iso` is a day, month or year as precise as the text; `--10-30` where nothing tells the year;
 * `until` ends a range. 日前 and 近日 are the month of publication, from the month before on where that has just begun; 12月底 is a
 * month, 80年代 ten years. The span takes the time of day along (6月19日上午9时), not a clock's figures. 日期
 */
export interface DateMention extends Span {
  readonly text: string;
  readonly iso: string;
  readonly until?: string;
}

/**
 * What a person is reported to say. The span runs from the verb's subject, or the quotation before it (“…。”张三说。), to the end of
 * the reported speech. 言论
 */
export interface Statement extends Span {
  readonly speaker: string;
  /** Key of the speaker. */
  readonly key: string;
  readonly verb: string;
}

/** An outline entry. 段落结构 */
export interface Section extends Span {
  readonly kind: 'title' | 'heading' | 'enumeration' | 'speaker';
  readonly label: string;
  readonly line: number;
  readonly children: readonly Section[];
}

export interface Title extends Span {
  /** The clean reading: no injected pinyin, no site name, no `title:` label. */
  readonly text: string;
  readonly line: number;
}

export type Script = 'simplified' | 'traditional' | 'mixed' | 'unknown';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** What a hygiene rule says of a span. 发现 */
export interface Finding extends Span {
  /** Rule id, such as `boilerplate/icp-record`. */
  readonly rule: string;
  readonly severity: Severity;
  /** 1-based, inclusive. */
  readonly line: number;
  readonly endLine: number;
  /** English message; `{0}`, `{1}` … are already filled in. */
  readonly message: string;
  /** The message's template and its arguments, for translation. */
  readonly template: string;
  readonly arguments: readonly string[];
  readonly fix: 'safe' | 'unsafe' | 'none';
}

/** Everything known from one article alone. 事实 */
export interface Facts {
  readonly title: Title | null;
  /** ISO date of publication, from dateline or masthead. */
  readonly published: string | null;
  readonly script: Script;
  /** Zone of every line; index 0 is line 1. */
  readonly zones: readonly Zone[];
  readonly sections: readonly Section[];
  readonly people: readonly Person[];
  readonly organisations: readonly Organisation[];
  readonly places: readonly Place[];
  readonly dates: readonly DateMention[];
  readonly statements: readonly Statement[];
  readonly findings: readonly Finding[];
}
