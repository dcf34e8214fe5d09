/**
 * The rule of the group `article`: what can be said of an article as a whole.
 */
import type { Rule } from './rule.ts';

export const qualityRules = {
  lowQuality: {
    id: 'article/low-quality',
    severity: 'information',
    fix: 'none',
    title: { en: 'Low quality', zh: '质量偏低' },
    catches: {
      en: 'A story in which hardly any line ends as a sentence does, or in which many lines stand twice.',
      zh: '正文中几乎没有以句末标点结尾的行，或有大量重复行。',
    },
    why: {
      en: 'It is a list, a table or a broken page rather than prose; corpora for study or training usually leave such texts out.',
      zh: '它更像列表、表格或损坏的页面而非文章；研究或训练用语料通常剔除这类文本。',
    },
    example: {
      before:
        '一等奖名单公布\n甲班学生作品展示\n乙班学生作品展示\n丙班学生作品展示\n丁班学生作品展示\n戊班学生作品展示\n己班学生作品展示\n庚班学生作品展示\n辛班学生作品展示\n壬班学生作品展示\n癸班学生作品展示\n子班学生作品展示',
      after: '',
    },
    source: {
      en: 'The limits of FineWeb-2 for Chinese (configs/cmn_Hani.yml): at least 10.6 % of the lines end in punctuation, at most 28.7 % of them stand twice. Its limits on words are left out, for they need a segmenter. Lines that stand twice must also be more than 20 % of the characters (Gopher): a caption under each of many pictures makes no bad article.',
      zh: 'FineWeb-2的中文阈值（configs/cmn_Hani.yml）：至少10.6%的行以标点结尾，重复行不超过28.7%。其基于词的阈值需要分词，未采用。重复行还须占字符数的20%以上（Gopher）：多张图片下的相同图注并不使文章变差。',
    },
    message: {
      en: 'Low quality: {0} % of its lines end as sentences do, {1} % stand twice',
      zh: '质量偏低：{0}%的行以句末标点结尾，{1}%的行重复',
    },
  },
} as const satisfies Record<string, Rule>;
