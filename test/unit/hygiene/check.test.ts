import assert from 'node:assert/strict';
import test from 'node:test';
import { analyse } from '../../../server/src/corpus/analyse.ts';
import { acrossRules } from '../../../server/src/hygiene/across-rules.ts';
import { rules } from '../../../server/src/hygiene/catalogue.ts';
import { FINDINGS_LIMIT } from '../../../server/src/hygiene/check.ts';
import { fileRules } from '../../../server/src/hygiene/file-rules.ts';
import { optionalFindings } from '../../../server/src/hygiene/optional.ts';
import { readMarks, writeMarks } from '../../support/marks.ts';
import { checkText, HEADLINE, pageWith, STORY } from '../../support/page.ts';

/** The findings of a rule are the marked spans. */
function assertFindings(rule: string, marked: string): void {
  const { text, spans } = readMarks(marked);
  const all = [...analyse(text).findings, ...optionalFindings({ text }, (each) => each === rule)];
  const found = all.filter((finding) => finding.rule === rule);
  assert.equal(writeMarks(text, found), writeMarks(text, spans));
  for (const finding of found) {
    assert.equal(finding.line, text.slice(0, finding.start).split('\n').length);
    assert.equal(finding.endLine, text.slice(0, finding.end).split('\n').length);
  }
}

/** Marked lines below the story, and marked lines above it. */
const below = (marked: string): string => pageWith(marked);
const above = (marked: string): string => pageWith('', marked);
const instead = (marked: string): string => `${HEADLINE}\n${STORY[0]}\n${marked}\n${STORY[1]}`;

/** A post whose front matter says that a generator cut it out of its page. */
const post = (marked: string): string => `---\ntitle: ${HEADLINE}\ndate: 2023-09-12\n---\n${STORY.join('\n\n')}\n\n${marked}`;

const CASES: Record<string, { found: readonly string[]; clean: readonly string[] }> = {
  'boilerplate/nav-menu': {
    found: [
      above('[|首页\n新闻\n体育\n财经|]'),
      below('[|关于我们 加入我们 网站地图 招聘信息|]'),
      above('[|首页 > 要闻 > 正文|]'),
      below('[|青禾首页-要闻-社会-财经-房产-家居|]'),
    ],
    clean: [instead('比分牌上写着21-19-21-18-25-23'), instead('活动现场'), instead('清渠道 固水库 保丰收')],
  },
  'boilerplate/prev-next': {
    found: [above('[|3上一版  下一版4|]'), below('[|上一篇:县领导检查安全生产\n下一篇:城区绿化工程开工|]')],
    clean: [instead('他说,上一版方案的问题在下一版里都得到了解决,大家都很满意。')],
  },
  'boilerplate/copyright': {
    found: [
      below('[|版权所有 青禾新闻网 未经许可不得转载|]'),
      below('[|Copyright © 2023 青禾网|]'),
      below('[|本站所载文字和图片,版权归原作者所有,如有异议请及时告知,我们会尽快处理。|]'),
    ],
    clean: [
      instead('县版权局局长柳春说,版权归作者所有,任何单位和个人不得侵犯,违者必究。'),
      instead('县文化馆的版权登记工作站今天挂牌,副县长王大山出席仪式并且为工作站揭牌。'),
    ],
  },
  'boilerplate/icp-record': {
    found: [below('[|豫ICP备09014970号 豫平公网安41040002020010|]')],
    clean: [below('责任编辑:李文静')],
  },
  'boilerplate/disclaimer': {
    found: [below('[|本文仅代表作者观点,不代表本站立场。|]')],
    clean: [instead('统计局提醒,以上数据仅供参考。')],
  },
  'boilerplate/contact': {
    found: [
      below('[|地址:青禾市建设路268号 邮政编码:467002\n联系电话:0375-4973575|]'),
      below('[|电话:0375-4973575 转 801 传真:0375-4973608 青禾新闻网编辑部 邮编:467002 来信请寄总编室|]'),
    ],
    clean: [
      instead('联系电话:0371-1234567,欢迎来电。'),
      instead('电话:0371-1234567,传真:0371-1234568,邮编:467002,有意者请在本月底之前与办公室联系。'),
    ],
  },
  'boilerplate/comment-widget': {
    found: [below('[|留言与评论(共有 条评论)\n   \n验证码:|]'), below('[|推荐 (12)\n评论()|]')],
    clean: [instead('代表们的评论认为,这份报告实事求是,令人鼓舞。'), instead('账号:1677001234567')],
  },
  'boilerplate/share-qr': {
    found: [below('[|扫一扫 手机端浏览|]'), below('[|分享到:|]'), above('[|A- A+|]')],
    clean: [
      instead('会上,几位农民把种田的经验分享给大家,会场里响起了掌声。'),
      instead('网站及微信公众号宣传'),
      instead('**A**'),
      instead('二班的同学在仪式上把自己做志愿者的经历也分享到了。'),
    ],
  },
  'boilerplate/attachment': {
    found: [instead('[|农田水利 (3).jpg (272.63 KB, 下載次數: 434)\n下載附件\n保存到相冊\n2021-1-19 09:47 上傳|]')],
    clean: [instead('县里还为各乡镇配发了附件齐全的清淤机械,共有三十多台。')],
  },
  'boilerplate/seo-list': {
    found: [below('[|福永工业区劳务派遣公司  桥头劳务派遣公司  福海劳务派遣公司  和平劳务派遣公司  新和劳务派遣公司|]')],
    clean: [instead('大营镇  龙王镇  张桥镇  石桥乡')],
  },
  'boilerplate/related-list': {
    found: [below('[|相关新闻\n县领导检查节前市场供应情况\n青禾一中举行开学典礼|]')],
    clean: [instead('清渠道 固水库'), instead('24小时监控值班')],
  },
  'boilerplate/editor-credit': {
    found: [below('[|(编辑/张晨)|]'), below('[|责任编辑:李文静|]'), below('[|[责任编辑:PN030]|]'), instead('[|责任编辑:|]')],
    clean: [below('来源:青禾新闻'), below('(来源:青禾县水利局)'), below('(记者 苏明远)')],
  },
  'boilerplate/front-matter': {
    found: [`[|---|]\ntitle: ${HEADLINE}\n[|slug: abc\ntags:\n---|]\n${STORY[0]}`],
    clean: [below('')],
  },
  'boilerplate/markup': {
    found: [instead('[|<!--more-->|]'), instead('[|![图](https://example.org/a.jpg)\n\n![图](https://example.org/b.jpg)|]')],
    clean: [instead('**“五个必由之路”**')],
  },
  'boilerplate/low-content': {
    found: [below('[|0|]'), post('[|**|]')],
    clean: [
      below(''),
      post('|\n\n甲班\n\n|\n\n2\n\n|\n\nA table in English\n\n|\n---|---|---|---'),
      post('联系电话:0375-1234567'),
      `---\ntitle: ${HEADLINE}\n---\n合影\n\n随着\n\n${STORY.join('\n')}`,
    ],
  },
  'artifact/cf-email': {
    found: [below('E-mail: [|[email\u00a0protected]|]'), instead('来信请寄[|[email protected]|],我们会认真答复每一位读者。')],
    clean: [below('E-mail: someone@example.org')],
  },
  'artifact/masked-text': {
    found: [instead('各大医院积极响应[|***、***|]支援西部大开发的号召,情系西部,心牵青海。')],
    clean: [
      instead('**新闻网讯** 会议强调,要抓住有利时机。'),
      instead('***抓住有利时机***'),
      below('*** 推荐 ***'),
      instead('**队员访问村民****队员宣讲政策******会议指出,要抓住有利时机。'),
    ],
  },
  'artifact/injected-pinyin': {
    found: [instead('黨委書[|(shū)記(jì)|]歐力生,紀委書記應永寧帶領工作組前往調研。')],
    clean: [instead('他随国际标准化组织(ISO)的专家(zhi)来到青禾县考察。')],
  },
  'artifact/comma-injection': {
    found: [instead('副县长到市中心血站[|,、市疾控中心,、市医院,、市委,、市政府,|]。')],
    clean: [instead('副县长到市中心血站,、市疾控中心,、市医院调研。')],
  },
  'text/mojibake': {
    found: [
      instead('会议强调,[|\ufffd\ufffd|]要抓住有利时机。'),
      instead('[|锟斤拷|]会议强调,要抓住。'),
      instead('会议指出 [|浠婂ぉ涓婂崍|]'),
      instead('会议指出[|浠婂ぉ涓婂崍|]后来'),
      instead('会议指出 [|æŠ“å¥½å†œç”°æ°´åˆ©å»ºè®¾|]'),
      instead('他念道 [|±±¹ú·ç¹â|]'),
      instead('会议指出 [|½ñÌìÉÏÎç¿ª»á|]'),
      instead('会议强调,[|锟斤拷锟缴憋拷锟斤拷一锟斤拷|]要抓住有利时机,不能再耽误农时了,[|\ufffd|]。'),
    ],
    clean: [
      instead('锟字和拷字都不常见。'),
      instead('浠水县在涓涓细流边开会,婂字少见。'),
      instead('来自法国的Émilie和Zoë参观了café《Œuvre》。'),
      instead('温度在20℃±5℃之间,单位是μg/m³·······。'),
    ],
  },
  'text/mixed-script': {
    found: [instead('基层卫生司的鄂[|啟|]顺参加会议,对下一步工作提出要求。')],
    clean: [
      instead('王后在里屋,于是采了几个果子并且著书。'),
      instead('工程师杜昇在昇腾平台上做了哪吒和芸薹的模型,他拚搏了三年。'),
      instead('《香港文匯報》:農田水利建設動員大會'),
    ],
  },
  'text/width-punct': {
    found: ['王大山说[|,|]要抓紧;要抓好', '紀[|:|]了', '衛(wèi)[|,|]生'],
    clean: ['共3,000人,1:2', '王大山，李明', '约翰.史密斯', '他说,“好”', '县委(县政府)'],
  },
  'text/invisible-char': {
    found: [instead('习[|\u200b|]近平总书记强调,要抓好粮食生产。'), instead('中部[|\ue5e5|]地区的农田水利建设')],
    clean: [instead('大家都很高兴👨‍👩‍👧,会场里响起掌声。'), `\ufeff${below('')}`],
  },
  'text/no-break-space': {
    found: [below('青禾新闻网[|\u00a0\u00a0|]青禾日报\u00a0青禾晚报')],
    clean: [below('青禾新闻网  青禾日报')],
  },
  'fact/impossible-date': {
    found: [below('截至[|6月31日|],全县共完成渠道清淤二百余公里,占年度任务的八成以上。')],
    clean: [below('截至6月30日,全县共完成渠道清淤二百余公里,占年度任务的八成以上。')],
  },
  'fact/wrong-weekday': {
    found: [below('全县秋季运动会定于[|2023年9月12日(星期五)|]上午在县体育场举行。')],
    clean: [below('全县秋季运动会定于2023年9月12日(星期二)上午在县体育场举行。')],
  },
  'fact/two-posts': {
    found: [below('青禾县副县长钱伯渊到柳河镇检查水利工程。[|青禾县县长|]钱伯渊要求,各乡镇要加快进度。')],
    clean: [below('青禾县副县长钱伯渊到柳河镇检查水利工程。青禾县县长孙立人要求,各乡镇要加快进度。')],
  },
  'article/low-quality': {
    found: [
      `---\ntitle: ${HEADLINE}\n---\n[|一等奖名单|]\n${Array.from({ length: 12 }, (_, i) => `第${i}班作品展示`).join('\n')}`,
      `---\ntitle: ${HEADLINE}\n---\n[|每天都在变好。|]\n${'每天都在变好。\n'.repeat(12)}`,
    ],
    clean: [
      below(''),
      `---\ntitle: ${HEADLINE}\n---\n一等奖名单\n甲班作品展示\n乙班作品展示`,
      `---\ntitle: ${HEADLINE}\n---\n${'活动现场\n'.repeat(8)}${STORY.join('\n')}`,
    ],
  },
  'dup/line-in-article': {
    found: [
      `${HEADLINE}\n${STORY[0]}\n[|${STORY[0]}|]\n${STORY[1]}\n[|${STORY[0]}|]\n${STORY[2]}`,
      `${HEADLINE}\n${STORY[0]}\n志愿者为退休老师送上祝福\n\n[|志愿者为退休老师送上祝福|]\n${STORY[1]}`,
      `第A05版:青禾\n[|${HEADLINE}|]\n县财政局确保帮扶资金及时到位\n下一篇4 2023年9月12日 放大 缩小\n${pageWith('')}`,
    ],
    clean: [
      below('县领导检查节前市场供应情况\n县领导检查节前市场供应情况'),
      `${HEADLINE}\n${STORY[0]}\n同志们、朋友们、乡亲们:\n${STORY[1]}\n同志们、朋友们、乡亲们:\n${STORY[2]}`,
    ],
  },
};

/** Those about the file, and those that only other articles show, are none of a text. */
const TEXT_RULES = rules.filter(({ id }) => !Object.values({ ...fileRules, ...acrossRules }).some((rule) => rule.id === id));

for (const rule of TEXT_RULES) {
  test(`${rule.id}: found`, () => {
    assert.ok((CASES[rule.id]?.found.length ?? 0) > 0, 'no example');
    for (const marked of CASES[rule.id]?.found ?? []) assertFindings(rule.id, marked);
  });
  test(`${rule.id}: not found`, () => {
    assert.ok((CASES[rule.id]?.clean.length ?? 0) > 0, 'no example');
    for (const text of CASES[rule.id]?.clean ?? []) assertFindings(rule.id, text);
  });
}

test('a clean article has no findings', () => assert.deepEqual(checkText(pageWith('')).findings, []));

test('findings are in text order', () => {
  const { findings } = checkText(pageWith('责任编辑:李文静\n上一篇\n版权所有', '首页\n新闻\n体育'));
  const starts = findings.map(({ start }) => start);
  assert.deepEqual(
    starts,
    [...starts].sort((a, b) => a - b),
  );
  assert.ok(findings.length >= 4);
});

test('a file never has more findings than the limit, and rules that found little keep all of it', () => {
  const lines = Array.from({ length: 400 }, (_, i) => `第${i}段的内容习\u200b近平总书记强调,要抓好粮食生产,确保颗粒归仓。`).join('\n');
  const { findings } = checkText(`${HEADLINE}\n${STORY[0]}\n\ufffd\n${lines}\n${STORY[1]}\n\ufffd。`);
  assert.equal(findings.length, FINDINGS_LIMIT);
  assert.equal(findings.filter(({ rule }) => rule === 'text/mojibake').length, 2);
});
