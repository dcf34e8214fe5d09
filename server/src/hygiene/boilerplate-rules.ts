/**
 * The rules of the group `boilerplate`: page furniture that a scraper took along with the story.
 */
import type { Rule, Wording } from './rule.ts';

const DISTORTS: Wording = {
  en: 'It is the same on every page of the site: it distorts word counts and names people and places that the article is not about.',
  zh: '网站每一页都有同样的文字：它会歪曲词频，并带入与文章无关的人名和地名。',
};
const CUES: Wording = {
  en: 'Cue words on lines of at most 40 characters were .98–1.0 precise on 391 labelled news pages; longer lines need a stronger cue.',
  zh: '在391个人工标注的新闻页面上，40字以内的行里提示词的准确率为0.98–1.0；更长的行需要更强的提示。',
};

/** In the order in which the documentation lists them. */
export const boilerplateRules = {
  navMenu: {
    id: 'boilerplate/nav-menu',
    severity: 'information',
    fix: 'unsafe',
    title: { en: 'Navigation menu', zh: '导航菜单' },
    catches: {
      en: 'Three or more short lines without punctuation that nothing of the story parts, or three or more items divided by wide gaps or bars, outside the story; breadcrumbs and page numbers.',
      zh: '正文之外三行以上无标点的短行（其间没有正文），或一行内由宽空格、竖线分隔的三个以上条目；面包屑导航和页码。',
    },
    why: DISTORTS,
    example: { before: '首页\n新闻\n体育\n财经', after: '' },
    source: {
      en: '98.9 % of boilerplate lies outside the first to the last long paragraph: place is the strongest sign, shape the second.',
      zh: '98.9%的网页杂质位于首个与末个长段落之外：位置是最强的特征，形状次之。',
    },
    message: { en: 'Navigation menu: no part of the article', zh: '导航菜单，不属于文章' },
  },
  previousNext: {
    id: 'boilerplate/prev-next',
    severity: 'warning',
    fix: 'unsafe',
    title: { en: 'Previous and next links', zh: '上一篇、下一篇链接' },
    catches: {
      en: '上一篇 下一篇 上一版 下一版, also with the digits that stand for arrow glyphs: 3上一版 下一版4.',
      zh: '上一篇、下一篇、上一版、下一版，包括代替箭头的数字（3上一版 下一版4）。',
    },
    why: DISTORTS,
    example: { before: '3上一版  下一版4', after: '' },
    source: CUES,
    message: { en: 'Link to the previous or next page: no part of the article', zh: '上一篇、下一篇链接，不属于文章' },
  },
  copyright: {
    id: 'boilerplate/copyright',
    severity: 'warning',
    fix: 'unsafe',
    title: { en: 'Copyright notice', zh: '版权声明' },
    catches: {
      en: '©, 版权所有, 未经许可, 版权声明 and links to the original page.',
      zh: '©、版权所有、未经许可、版权声明，以及指向原文的链接。',
    },
    why: DISTORTS,
    example: { before: '所有内容为本报社版权所有.未经许可,不得转载或镜像', after: '' },
    source: CUES,
    message: { en: 'Copyright notice: no part of the article', zh: '版权声明，不属于文章' },
  },
  icpRecord: {
    id: 'boilerplate/icp-record',
    severity: 'warning',
    fix: 'unsafe',
    title: { en: 'Site registration', zh: '网站备案号' },
    catches: { en: '京ICP备…号, 公网安备 and other licence numbers of a site.', zh: '京ICP备…号、公网安备等网站许可编号。' },
    why: DISTORTS,
    example: { before: '豫ICP备09014970号 豫平公网安41040002020010', after: '' },
    source: CUES,
    message: { en: 'Registration number of the site: no part of the article', zh: '网站备案号，不属于文章' },
  },
  disclaimer: {
    id: 'boilerplate/disclaimer',
    severity: 'information',
    fix: 'unsafe',
    title: { en: 'Disclaimer', zh: '免责声明' },
    catches: { en: '不代表本站, 仅供参考, 免责声明; outside the story only.', zh: '不代表本站、仅供参考、免责声明；仅限正文之外。' },
    why: DISTORTS,
    example: { before: '本文仅代表作者观点,不代表本站立场。', after: '' },
    source: {
      en: 'Inside long lines 仅供参考 is only .73 precise, so such words count outside the story alone.',
      zh: '在长行内“仅供参考”的准确率只有0.73，因此仅在正文之外计入。',
    },
    message: { en: 'Disclaimer of the site: no part of the article', zh: '免责声明，不属于文章' },
  },
  contact: {
    id: 'boilerplate/contact',
    severity: 'information',
    fix: 'unsafe',
    title: { en: 'Contact details', zh: '联系方式' },
    catches: {
      en: '地址, 电话, 传真, 邮编, E-mail of the site, with a value; outside the story only.',
      zh: '网站的地址、电话、传真、邮编、E-mail；仅限正文之外。',
    },
    why: DISTORTS,
    example: { before: '联系电话:0375-4973575 传真:0375-4973608', after: '' },
    source: CUES,
    message: { en: 'Contact details of the site: no part of the article', zh: '网站联系方式，不属于文章' },
  },
  commentWidget: {
    id: 'boilerplate/comment-widget',
    severity: 'warning',
    fix: 'unsafe',
    title: { en: 'Comment form', zh: '评论框' },
    catches: { en: '验证码, 留言与评论, 条评论, log-in prompts.', zh: '验证码、留言与评论、条评论、登录提示。' },
    why: DISTORTS,
    example: { before: '留言与评论(共有 条评论)\n验证码:', after: '' },
    source: CUES,
    message: { en: 'Comment form: no part of the article', zh: '评论框，不属于文章' },
  },
  shareQr: {
    id: 'boilerplate/share-qr',
    severity: 'warning',
    fix: 'unsafe',
    title: { en: 'Share buttons and page tools', zh: '分享按钮与页面工具' },
    catches: { en: '扫一扫, 分享到, 放大 缩小, font size, print.', zh: '扫一扫、分享到、放大 缩小、字号、打印。' },
    why: DISTORTS,
    example: { before: '扫一扫 手机端浏览', after: '' },
    source: CUES,
    message: { en: 'Share buttons or page tools: no part of the article', zh: '分享按钮或页面工具，不属于文章' },
  },
  attachment: {
    id: 'boilerplate/attachment',
    severity: 'warning',
    fix: 'unsafe',
    title: { en: 'Attachment of a forum', zh: '论坛附件' },
    catches: {
      en: 'name.jpg (n KB, 下载次数: n) with the lines 下载附件, 保存到相册 and the upload stamp below it, as one block.',
      zh: '“名称.jpg (n KB, 下载次数: n)”及其下的下载附件、保存到相册和上传时间，合为一处。',
    },
    why: {
      en: 'The name of the file repeats the headline, so that names and words are counted again, and the stamp looks like a date of publication.',
      zh: '文件名重复标题，人名和词语会被重复计数；上传时间又像发布日期。',
    },
    example: { before: '魏主任调研.jpg (272.63 KB, 下载次数: 434)\n下载附件\n保存到相册\n2021-1-19 09:47 上传', after: '' },
    source: { en: 'The form is fixed by the forum software that writes it (Discuz!).', zh: '此格式由论坛软件（Discuz!）固定生成。' },
    message: { en: 'Attachment of a forum: no part of the article', zh: '论坛附件，不属于文章' },
  },
  seoList: {
    id: 'boilerplate/seo-list',
    severity: 'warning',
    fix: 'unsafe',
    title: { en: 'List of search terms', zh: '搜索关键词堆砌' },
    catches: { en: 'Five or more items on a line that end in the same four or more characters.', zh: '一行内五个以上末四字相同的条目。' },
    why: DISTORTS,
    example: {
      before: '福永工业区劳务派遣公司  桥头工业区劳务派遣公司  福海工业区劳务派遣公司  和平工业区劳务派遣公司  新和工业区劳务派遣公司',
      after: '',
    },
    source: {
      en: 'Five items: no list inside the labelled stories had as many with one ending.',
      zh: '五个条目：标注正文中没有同后缀条目达到此数的行。',
    },
    message: { en: 'List of search terms: no part of the article', zh: '搜索关键词堆砌，不属于文章' },
  },
  relatedList: {
    id: 'boilerplate/related-list',
    severity: 'information',
    fix: 'unsafe',
    title: { en: 'List of other headlines', zh: '其他新闻标题列表' },
    catches: {
      en: 'Five or more lines that read like headlines, numbered or not, and that nothing of the story parts; and what stands under 相关新闻, 推荐阅读.',
      zh: '五行以上的标题式短行（带编号或不带，其间没有正文），以及“相关新闻”“推荐阅读”之下的内容。',
    },
    why: { en: 'Its headlines name officials who are not in the article.', zh: '这些标题里的官员并不在本文中。' },
    example: {
      before:
        '相关新闻\n鼎城全面启动油茶有害生物专项调查\n区领导开展安全生产检查\n鼎城畜牧局为养殖户维权获好评\n鼎城强化食品安全检查\n区委党校科干班学员参观建设项目',
      after: '',
    },
    source: {
      en: 'Five lines: shorter runs of short lines also occur as captions and subheadings of a story.',
      zh: '五行：更短的短行组也可能是正文的图注和小标题。',
    },
    message: { en: 'List of other headlines: no part of the article', zh: '其他新闻标题列表，不属于文章' },
  },
  editorCredit: {
    id: 'boilerplate/editor-credit',
    severity: 'hint',
    fix: 'unsafe',
    title: { en: 'Editor credit', zh: '编辑署名' },
    catches: {
      en: '(编辑/…), 责任编辑, 审核, 校对. A credit with a name stays part of the dateline, for it says who made the article; one without is boilerplate.',
      zh: '(编辑/…)、责任编辑、审核、校对。带人名的署名仍属电头信息，因为它说明文章出自谁手；不带人名的视为网页杂质。',
    },
    why: { en: 'Whoever counts the people of the story does not want its editors among them.', zh: '统计文中人物时通常不应计入编辑。' },
    example: { before: '(编辑/张晨)', after: '' },
    source: CUES,
    message: { en: 'Editor credit', zh: '编辑署名' },
  },
  frontMatter: {
    id: 'boilerplate/front-matter',
    severity: 'information',
    fix: 'none',
    title: { en: 'Front matter', zh: '文件头元数据' },
    catches: {
      en: 'The block of key: value lines between two --- that a site generator puts before an article; title, date and author are read from it.',
      zh: '静态网站生成器写在文章前、两行---之间的“键: 值”元数据；标题、日期和作者从中读取。',
    },
    why: {
      en: 'It describes the file, not the story; but other programs may need it, so nothing offers to delete it.',
      zh: '它描述文件而非正文；其他程序可能需要它，因此不提供删除。',
    },
    example: { before: '---\ntitle: 会议\nslug: 306fb589\ntags:\n---', after: '---\ntitle: 会议\nslug: 306fb589\ntags:\n---' },
    source: { en: 'The form is that of Jekyll and Hugo.', zh: '格式同Jekyll和Hugo。' },
    message: { en: 'Front matter: describes the file, no part of the story', zh: '文件头元数据，不属于正文' },
  },
  markup: {
    id: 'boilerplate/markup',
    severity: 'information',
    fix: 'unsafe',
    title: { en: 'Markup', zh: '标记残留' },
    catches: {
      en: 'Lines of Markdown images and links, HTML tags and comments such as <!--more-->, shortcodes, style sheets and scripts.',
      zh: '整行的Markdown图片或链接、HTML标签与注释（如<!--more-->）、短代码、样式表和脚本。',
    },
    why: {
      en: 'It is no language; a <!--more--> in the middle of a sentence tears names and words apart.',
      zh: '它不是语言文字；句中的<!--more-->会把人名和词语拆开。',
    },
    example: { before: '![图](https://example.org/a.jpg)', after: '' },
    source: { en: 'Only lines that are markup from end to end.', zh: '仅限从头到尾都是标记的行。' },
    message: { en: 'Markup: no part of the text', zh: '标记残留，不属于文字' },
  },
  lowContent: {
    id: 'boilerplate/low-content',
    severity: 'hint',
    fix: 'none',
    title: { en: 'Line of little content', zh: '低内容行' },
    catches: {
      en: 'Lines outside the story that score like page furniture and carry no cue that says which.',
      zh: '正文之外得分近似网页杂质、但没有提示词说明其类型的行。',
    },
    why: {
      en: 'Such lines are seldom part of the article; this rule is the least certain of its group.',
      zh: '这类行很少属于文章；本规则是同组中最不确定的一条。',
    },
    example: { before: '0', after: '0' },
    source: {
      en: 'Line scoring after jusText, adapted to Han characters: short below 20, long from 60 characters, function characters from 8 %.',
      zh: '参照jusText并按汉字调整的行评分：20字以下为短，60字以上为长，虚字占8%以上。',
    },
    message: { en: 'Looks like no part of the article', zh: '看来不属于文章' },
  },
} as const satisfies Record<string, Rule>;
