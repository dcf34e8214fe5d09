/**
 * The rules that only other articles show, of the groups `dup` and `fact`: what is said here is the corpus's word, not the article's. It
 * is no part of an article's facts, and it changes no zone.
 */
import type { Rule } from './rule.ts';

export const acrossRules = {
  recurringLine: {
    id: 'dup/recurring-line',
    severity: 'warning',
    threshold: { argument: 0, least: 3, of: { en: 'articles that have the line', zh: '含有该行的文章数' } },
    fix: 'unsafe',
    title: { en: 'Line that other articles have', zh: '多篇文章共有的行' },
    catches: {
      en: 'A line that stands word for word in three or more articles which are no copies of each other. Titles, datelines, bylines, headings and the closing formulae of official news recur by nature and are left alone; so are lines for which a boilerplate rule gives the reason already.',
      zh: '在三篇以上互非副本的文章中逐字出现的行。标题、电头、署名、小标题和公文式结语本就会重复，不予提示；已由网页杂质规则说明原因的行也不再提示。',
    },
    why: {
      en: 'It belongs to the site or to a column rather than to this story, and every count of words and names takes it for news again and again.',
      zh: '它属于网站或专栏而非本篇报道，词语和人名统计会一再把它当作新内容。',
    },
    example: {
      before: '青禾融媒提示:更多县域资讯请以各单位正式公布的内容为准',
      after: '',
    },
    source: {
      en: 'On 56,041 labelled lines of news pages a line in three or more articles was boilerplate with a precision of .998. Inside stories only sentences of ten Han characters and more count that name nobody, and paragraphs of sixty and more.',
      zh: '在56,041个人工标注的新闻网页行中，出现于三篇以上文章的行为网页杂质的准确率为0.998。正文内只计十字以上且不含人名的句子，以及六十字以上的段落。',
    },
    message: { en: 'Other articles have the same line: hardly a part of this story', zh: '其他文章也有相同的行，应不属于本篇报道' },
  },
  nearArticle: {
    id: 'dup/near-article',
    severity: 'information',
    threshold: { argument: 1, least: 70, most: 100, of: { en: 'per cent of similarity', zh: '相似度百分比' } },
    fix: 'none',
    title: { en: 'Nearly the same article', zh: '近似重复文章' },
    catches: {
      en: 'A story that another article tells in nearly the same words, whatever page stands around it.',
      zh: '另一篇文章以几乎相同的文字讲述同一报道，不论其周围的网页内容如何。',
    },
    why: {
      en: 'One event is counted as several. Statistics can count such articles once (yuliao.statistics.nearDuplicates).',
      zh: '一件事会被算成几件。统计时可将此类文章合并计为一篇（yuliao.statistics.nearDuplicates）。',
    },
    example: {
      before: '青禾县部署秋季农田水利建设工作',
      after: '青禾县部署秋季农田水利建设工作',
    },
    source: {
      en: 'MinHash, 14 bands of 8 over shingles of 5 characters of the story without boilerplate, as in FineWeb; each candidate is verified: Jaccard similarity of .7 and more. On raw pages even exact comparison finds none.',
      zh: '去除网页杂质后的正文，5字片段MinHash，14段×8行（同FineWeb）；每个候选都经核实：Jaccard相似度达到0.7。在原始网页上，即使精确比较也找不到。',
    },
    message: { en: 'Nearly the same as “{0}” ({1} %); such articles: {2}', zh: '与“{0}”几乎相同（{1}%）；此类文章共{2}篇' },
  },
  sharedPassage: {
    id: 'dup/shared-passage',
    severity: 'hint',
    threshold: { argument: 0, least: 50, most: 100, of: { en: 'per cent of the passage', zh: '占该段的百分比' } },
    fix: 'none',
    title: { en: 'Passage that another article has', zh: '与他文共有的段落' },
    catches: {
      en: 'A paragraph more than half of which stands in another article as well: a quotation, a text taken over, an agency’s report.',
      zh: '一半以上文字也出现在另一篇文章中的段落：引文、转载或通稿。',
    },
    why: {
      en: 'Whoever compares how articles speak finds the words of one author in several.',
      zh: '比较各篇用语时，会在多篇文章里遇到同一作者的文字。',
    },
    example: {
      before:
        '会议要求,各乡镇、各部门要把农田水利建设摆在突出位置,抓住当前有利时机,组织好人员和机械,确保在入冬之前完成渠道清淤和水库加固的全部任务。',
      after:
        '会议要求,各乡镇、各部门要把农田水利建设摆在突出位置,抓住当前有利时机,组织好人员和机械,确保在入冬之前完成渠道清淤和水库加固的全部任务。',
    },
    source: {
      en: 'More than 50 % of the shingles of 7 characters of a paragraph of at least sixty Han characters; a sixteenth of them is kept to find candidates by.',
      zh: '六十字以上的段落中超过50%的7字片段相同；其中十六分之一用于查找候选。',
    },
    message: { en: '{0} % of this passage also stand in “{1}”', zh: '本段{0}%的文字也见于“{1}”' },
  },
  misprint: {
    id: 'fact/misprint',
    severity: 'information',
    fix: 'unsafe',
    title: { en: 'Possible misprint of a name', zh: '姓名疑有误' },
    catches: {
      en: 'An official whose name stands in one or two articles alone and is one character off the name of somebody whom five articles and more know, some of them for the very same post: a character that sounds or looks alike, or two that have changed places. Where the article names both, they are two.',
      zh: '某官员的姓名仅见于一两篇文章，而与五篇以上文章提到、且担任同一职务者的姓名只差一字（音同或形近），或相邻两字颠倒。文中同时提到两人的不算。',
    },
    why: {
      en: 'What the article tells of the official is lost to every search and count by the right name.',
      zh: '按正确姓名检索和统计时，会漏掉这篇文章的内容。',
    },
    example: {
      before: '青禾县委书记钱博渊到柳河镇检查水利工程。',
      after: '青禾县委书记钱伯渊到柳河镇检查水利工程。',
    },
    source: {
      en: 'Post and organisation must be the same, as folded; readings are those that pinyin-pro has for a character by itself, looks those of our own list. An organisation with more than 2,000 holders of posts is left alone.',
      zh: '职务和机构折叠后须相同；读音取pinyin-pro的单字首读，字形取自编表。任职者超过2000的机构不查。',
    },
    message: {
      en: '{0} may be a misprint of {1}, who is {2} in other articles ({3})',
      zh: '“{0}”疑为“{1}”之误：其他文章中任{2}者为后者（{3}篇）',
    },
  },
  postsElsewhere: {
    id: 'fact/posts-elsewhere',
    severity: 'hint',
    fix: 'none',
    title: { en: 'Head here, deputy elsewhere', zh: '同日他文职务正副不一' },
    catches: {
      en: 'A person whom an article calls the head of a body and another article of the same day a deputy of that head, or the other way about, where neither tells of an appointment, nor of a former or acting post. Other posts may well be held at once, and say nothing.',
      zh: '某人在一篇文章中为某机构正职，在同一天的另一篇文章中为该正职的副职（或相反），且两文均未提及任免，也未注明原任或代理。其他职务可以兼任，不予提示。',
    },
    why: {
      en: 'One of the two is a misprint or out of date, or the post changed that day: a career made of it has a wrong step or a wrong date.',
      zh: '其中一处应为笔误或沿用旧职，或当天职务有变：由此整理的履历会有错误的一步或错误的日期。',
    },
    example: {
      before: '青禾县副县长钱伯渊到柳河镇检查水利工程。',
      after: '青禾县副县长钱伯渊到柳河镇检查水利工程。',
    },
    source: {
      en: 'As for fact/two-posts; both articles must have the same day, name the body, put the post directly before the name, and mean one person for certain. At most 24 articles of a day are looked at for each name, and six are read.',
      zh: '同fact/two-posts；两文须同日发布、写明机构、职务紧接姓名，且确为同一人。每个姓名最多查看当天24篇文章，最多读取6篇。',
    },
    message: {
      en: '{0} is called {1} here, and {2} in another article of the same day',
      zh: '本文称{0}为{1}，同日另一篇文章称其为{2}',
    },
  },
} as const satisfies Record<string, Rule>;
