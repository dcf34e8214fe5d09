import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { readHead } from '../../../server/src/article/head.ts';
import { read } from '../../../server/src/article/reading.ts';
import { assertZones, HEADLINE, pageWith, STORY } from '../../support/page.ts';

const [FIRST, SECOND, THIRD] = STORY;

/** The lines of a seed that are boilerplate. */
function boilerplateOf(seed: string): number[] {
  const { verdicts } = readHead(read(readFileSync(new URL(`../../../seeds/${seed}`, import.meta.url), 'utf8')));
  return verdicts.flatMap(({ zone }, index) => (zone === 'boilerplate' ? [index + 1] : []));
}

test('a web page: menu, title, dateline, story, notices', () => {
  assertZones(`
X|首页
X|新闻
X|体育
X|财经
X|首页 > 县区 > 正文
T|${HEADLINE}
D|2023-09-12 10:20:00 来源:青禾新闻
X|字号: 大 中 小
X|分享到:
B|${FIRST}
B|${SECOND}
B|${THIRD}
D|责任编辑:李文静
X|相关新闻
X|青禾县举办第三届农民丰收节
X|县领导检查节前市场供应
X|青禾一中举行开学典礼
X|版权所有 青禾新闻网 未经许可不得转载
X|京ICP备12345678号`);
});

test('a newspaper page: the headline stands in the page menu too, a kicker above it', () => {
  assertZones(`
X|第A05版:青禾
X|3上一版  下一版4
X|${HEADLINE}
X|县财政局确保帮扶资金及时到位
X|爱心早餐温暖环卫工人的心
X|桃果飘香产业兴旺农民增收
X|大营镇干部变身农技突击队员
X|下一篇4 2023年9月12日 放大 缩小 默认
B|清渠道 固水库 保丰收
T|${HEADLINE}

B|${FIRST}
B|${SECOND}
B|${THIRD}

X|下一篇4`);
});

test('a post with front matter: its short lines are story, its markup is not', () => {
  assertZones(`
X|---
T|title: 青禾大学->三位同学获优秀学生称号 | qinghe.example.com
D|date: 2023-09-12 01:20:00.1
X|slug: abcdef
X|tags:
X|- 青禾大学
X|---
B|**新闻网讯** (记者 李文静)9月10日,学校公布了优秀学生名单,三位同学获得称号,学校号召全体同学向他们学习。

B|**优秀学生**

B|王一 文学院
X|<!--more-->
B|李二 法学院

X|![图](https://qinghe.example.com/a.jpg)

X|[转入文章首发地址](https://qinghe.example.com/1.htm)`);
});

test('attachments of a forum stand between the paragraphs', () => {
  assertZones(`
T|${HEADLINE}
B|${FIRST}
X|${HEADLINE} (3).jpg (272.63 KB, 下载次数: 434)
X|下载附件
X|保存到相册
X|2023-9-12 09:47 上传
B|${SECOND}
D|(编辑/张晨)`);
});

test('a list of links inside the story ends where prose begins again', () => {
  assertZones(`
T|${HEADLINE}
D|2023年09月12日15:03 来源:青禾新闻
B|${FIRST}
X|推荐阅读
X|今年房价走势仍不明朗
X|多家机构正在酝酿新的方案
B|${SECOND}
B|${THIRD}`);
});

test('words of a disclaimer or an address inside the story belong to it', () => {
  assertZones(`
T|${HEADLINE}
B|${FIRST}
B|联系电话:0371-1234567,欢迎来电咨询。
B|${SECOND}
X|本站内容仅供参考`);
});

test('a credit without a name is boilerplate, one with a name is dateline', () => {
  assertZones(`
T|${HEADLINE}
B|${FIRST}
B|${SECOND}
X|[责任编辑:PN030]`);
  assertZones(`
T|${HEADLINE}
B|${FIRST}
B|${SECOND}
D|[责任编辑:王小青]`);
});

test('every boilerplate line says why, no other line does', () => {
  const { verdicts } = readHead(read(pageWith('上一篇 下一篇\n0\n山西大院资讯网', '首页\n新闻\n体育')));
  for (const { zone, rule } of verdicts) assert.equal(rule?.startsWith('boilerplate/') ?? false, zone === 'boilerplate');
});

test('a menu of other headlines is named as such', () => {
  const list = [
    '全面启动油茶专项调查工作',
    '区领导开展安全生产大检查',
    '畜牧局为养殖户维权获好评',
    '城区四家网吧违规经营被停业',
    '区委党校学员参观建设项目',
  ].join('\n');
  const { verdicts } = readHead(read(pageWith(list)));
  assert.deepEqual(new Set(verdicts.slice(-5).map(({ rule }) => rule)), new Set(['boilerplate/related-list']));
});

test('the boilerplate of the seeds', () => {
  assert.deepEqual(boilerplateOf('000_ad335e0bf92ef045.txt'), [1, 7, 33, 37, 39, 40, 41, 43, 46, 48, 50, 54, 56, 58, 60, 62, 64]);
  assert.deepEqual(boilerplateOf('002_37d7d8683756c411.txt'), [3, 4, 5, 6, 8, 9, 10, 11, 13, 14, 15, 16, 21]);
  assert.deepEqual(boilerplateOf('003_06b26881d430033d.txt'), [9]);
  assert.deepEqual(boilerplateOf('004_83298727dad211d8.txt').slice(0, 6), [1, 24, 42, 43, 45, 47]);
});

test('a text of nothing but furniture has no body', () => {
  const { verdicts } = readHead(read('首页\n新闻\n体育\n\n版权所有'));
  assert.deepEqual(
    verdicts.map(({ zone }) => zone),
    ['boilerplate', 'boilerplate', 'boilerplate', 'blank', 'boilerplate'],
  );
});

test('a long menu is one block, whatever stands in it', () => {
  const menu = ['政治', '社会', '财经', '科技', '评论', '体育', '教育', '县领导检查节前市场供应情况', '健康', '旅游', '汽车'];
  const { verdicts } = readHead(read(pageWith('', menu.join('\n'))));
  assert.deepEqual(new Set(verdicts.slice(0, menu.length).map(({ rule }) => rule)), new Set(['boilerplate/nav-menu']));
});

test('a word without a cue is an item of the menu that it stands in', () => {
  const menu = ['首页', '首页', '首页', '新闻', '首页', '首页', '首页'];
  const { verdicts } = readHead(read(pageWith('', menu.join('\n'))));
  assert.deepEqual(new Set(verdicts.slice(0, menu.length).map(({ rule }) => rule)), new Set(['boilerplate/nav-menu']));
});

test('captions with a date stay in the story', () => {
  assertZones(`
T|${HEADLINE}
B|${FIRST}
B|1959年5月28日,老县长视察水库工地
B|图1:1956年9月5日水库开工典礼
B|${SECOND}
D|文/王小青 图/李二`);
});

test('bylines of every kind', () => {
  assertZones(`
T|${HEADLINE}
D|2023-09-12 10:20
D|青禾新闻网
D|□ 本报记者 王小青 实习生 李二
D|【青禾報訊】（記者 鍾子晴）
B|${FIRST}
B|${SECOND}
D|(县委办公室 供稿 文/王一 图/李二)`);
});

test('who signs a notice belongs to it, with the remark below', () => {
  assertZones(`
T|${HEADLINE}
B|${FIRST}
B|${SECOND}
B|青禾县人民政府
D|2023年9月12日
B|(此件公开发布)
X|【打印本页】 【关闭窗口】`);
});

test('an interview: 记者: begins its questions', () => {
  assertZones(`
T|${HEADLINE}
B|${FIRST}
B|记者:今年的工程有哪些变化?
B|${SECOND}`);
});

test('a date above the headline, a kicker that stands apart from the menu', () => {
  assertZones(`
X|首页 > 县区 > 正文
D|2018-05-21 10:36:50
T|${HEADLINE}
D|来源:青禾新闻网 记者 王小青
B|${FIRST}
B|${SECOND}`);
  assertZones(`
X|3上一版  下一版4
X|农商银行送金融知识下乡

B|聚焦高质量 奋进新征程
T|${HEADLINE}
D|2021年12月31日 第01版:头版
B|${FIRST}
B|${SECOND}`);
});

test('a kicker of phrases of one length belongs to the headline below it also where nothing stands above; a menu does not', () => {
  const below = `T|${HEADLINE}\nD|2021年12月31日 第01版:头版\nB|${FIRST}\nB|${SECOND}`;
  assertZones(`\nB|抓当前 谋长远 促丰收\n${below}`);
  assertZones(`\nB|凝心聚力抓生产　　齐心协力保丰收\n${below}`);
  assertZones(`\nX|本地新闻 图片新闻 通知公告\n${below}`);
});

test('a row of items right above the headline is a menu, also where it stands apart', () => {
  assertZones(`
X|首页 > 新闻 > 正文

X|校友动态 ｜ 校友企业 ｜ 捐赠鸣谢 ｜ 校友刊物
T|${HEADLINE}
D|2021年12月31日 第01版:头版
B|${FIRST}
B|${SECOND}`);
});

test('a notice: number of the document, addressees', () => {
  assertZones(`
X|首页 / 新闻网 / 学校文件 / 正文
T|关于王大山等同志职务任免的通知
D|青师党〔2022〕31号
D|发布时间:2022-06-15
B|各党总支(支部),校属各单位:
B|经2022年6月10日校党委常委会研究决定,任命王大山同志为教务处处长,李小河同志为人事处副处长,试用期均为一年。`);
});

test('comments below a post of a forum', () => {
  const { verdicts } = readHead(read(pageWith('沙发 海风 发表于 2021-3-2 09:15\n支持\n板凳 老树 发表于 2021-3-2 10:02\n回复 使用道具')));
  assert.deepEqual(new Set(verdicts.slice(-4).map(({ zone }) => zone)), new Set(['boilerplate']));
});

test('a story that is broken over lines of one width', () => {
  assertZones(`
X|青禾在线
X|首页/乡镇动态
T|桃花村的分红大会
D|来源:青河镇人民政府 时间:2023-01-18
B|腊月二十七,青禾县青河镇桃花村的文化广场上锣鼓喧天。“王大山,32
B|60元!”“李小河,2980元!”随着村党支部书记赵春生念到一个个名
B|字,台下笑声不断。
B|当天,村里的股份经济合作社给213户社员分红46.8万元。合作社理事
B|长孙立明介绍,去年流转土地1200亩种冷凉蔬菜,光西兰花一项就收入
B|190万元。
X|[打印][收藏][关闭]
X|青ICP备05000000号`);
});

test('headlines of one width are no broken story', () => {
  assertZones(`
T|${HEADLINE}
D|2023-09-12 10:20:00 来源:青禾新闻
B|${FIRST}
B|${SECOND}
X|最新文章
X|青禾县举办第三届农民丰收节啦!快来一起看
X|县领导检查节前市场供应,确保平稳有序供给
X|青禾一中举行开学典礼?校长:这次不一样哦
X|桃果飘香产业兴旺农民增收!乡亲们乐开了花`);
});

test('a page of verse, which has no prose at all', () => {
  assertZones(`
X|首页
X|文艺
T|桃花村之歌
D|2023-09-12 来源:青禾新闻
B|桃花开在河两岸
B|春水流过石板桥

B|谁家的孩子在唱歌
B|唱到月亮爬上来
X|版权所有 青禾新闻网 未经许可不得转载
X|京ICP备12345678号`);
});

test('a remark in brackets, a menu, the name of the site and an entry of a list are no headlines', () => {
  assertZones(`
X|青禾县融媒体网
X|播放 | 收藏 | 下载
T|青禾县人大常委会任免名单
B|(2021年10月28日县第十六届人民代表大会常务委员会第四十二次会议通过)
D|发布日期:2021-10-29
B|${FIRST}
B|${SECOND}`);
  assertZones(`
X|青禾县卫生健康局 > 机构职能 > 领导信息
T|领导班子成员
D|更新时间:2022年4月1日
B|党组书记、局长:王大山
B|${FIRST}
B|${SECOND}`);
});

test('a list that a sentence announces', () => {
  assertZones(`
X|青禾在线
T|${HEADLINE}
D|2021-03-04 来源:青禾新闻
B|${FIRST}
B|经推荐和公示,现将名单公布如下:
B|最美志愿者
B|城关镇 王大山
B|青河镇 李小河 赵春生

B|最佳项目
B|银发助农
X|版权所有 青禾新闻网 未经许可不得转载`);
});

test('a list of gifts below the story, and headlines of other stories below another', () => {
  assertZones(`
T|${HEADLINE}
D|2021-03-04 来源:青禾新闻
B|${FIRST}
B|${SECOND}
B|王大山 500元 李小河 300元
B|孙立明一家 1000元
B|青禾县第一小学(师生)
B|匿名 20元
X|版权所有 青禾新闻网 未经许可不得转载`);
  assertZones(`
T|${HEADLINE}
D|2021-03-04 来源:青禾新闻
B|${FIRST}
B|${SECOND}
X|青禾男篮三天签下新外援 主帅:早有准备
X|队长:输了球我就是罪人
X|前瞻:六连胜之后迎来硬仗 主力受伤
X|青禾一中举行开学典礼
X|版权所有 青禾新闻网 未经许可不得转载`);
});

test('a list below a dated headline opens the story; steps of a career and the closing of a notice belong to it', () => {
  assertZones(`
X|首页
T|青禾县红烧排骨的做法
D|2021-11-03 11:25 来源:青禾新闻
B|${FIRST}
B|用料
B|猪肋排 800克
B|黄冰糖 25克
B|生抽 2勺
B|做法
B|${SECOND}
B|${THIRD}
X|版权所有 青禾新闻网 未经许可不得转载`);
  assertZones(`
X|首页
T|${HEADLINE}
D|2021-11-03 11:25 来源:青禾新闻
B|${FIRST}
B|王大山简历
B|1986.07 青禾县水利局技术员
B|1995.03 青禾县水利局副局长
B|2001.11-2006.05 青河镇党委书记
B|特此公告。
X|版权所有 青禾新闻网 未经许可不得转载`);
});

test('credits with a stroke for a bar', () => {
  assertZones(`
T|${HEADLINE}
D|2021年11月3日 周三 上午9:12 青禾新闻
B|${FIRST}
B|${SECOND}
D|来源丨青禾县疾病预防控制中心
D|供稿丨王大山 李小河
D|编辑丨赵春生 责编丨孙立明`);
});

test('a caption that begins with a date, and a special prize, stand beside the story', () => {
  assertZones(`
T|${HEADLINE}
D|2021-11-03 11:25 来源:青禾新闻
B|${FIRST}
B|${SECOND}
B|11月4日,青河镇的村民在晾晒辣椒。 李小青 摄
B|特等奖:王大山、李小河
X|版权所有 青禾新闻网 未经许可不得转载`);
});

test('a notice: whom to ask and who signs belong to it, above and below the date', () => {
  const head = assertZones(`
X|首页 > 公示公告
T|青禾县拟任职干部公示
B|${FIRST}
B|公示期间，如有不同意见，请通过来信、来电等方式向县委组织部反映。
B|受理部门：县委组织部干部监督科
B|受理电话：12380
B|通讯地址：青禾县中山路1号 邮政编码：400000
B|中共青禾县委组织部
D|2023年9月12日
B|联系人：干部监督科 柳春
X|上一篇：关于冬季供暖的通知
X|联系电话：0100-1234567`);
  assert.deepEqual(
    head.verdicts.map(({ cue }) => cue).filter((cue) => cue === 'contact' || cue === 'signature'),
    ['contact', 'contact', 'contact', 'signature', 'contact'],
  );
});

test('the foot of a site below a story is none of it, though it tells whom to call', () => {
  assertZones(`
T|${HEADLINE}
B|${FIRST}
B|${SECOND}
X|主办单位：青禾县人民政府办公室 联系电话：0100-1234567
X|网站举报电话：12345
X|青禾县人民政府
X|版权所有`);
});

test('a sentence that tells of a code to scan is story; the call to scan one is not', () => {
  assertZones(`
T|${HEADLINE}
B|${FIRST}
B|现在，居民用手机扫一扫楼道里的二维码，就能看到物业的账目。
X|扫一扫 手机端浏览
B|${SECOND}
B|村里的老人说，微信公众号每周都会公布结果，大家心里有数。
B|${THIRD}
X|微信扫一扫分享到朋友圈`);
});

test('a picture story: one caption is the story, however long the form for comments below', () => {
  assertZones(`
X|首页 > 图片 > 正文
T|青禾县开通农民工维权绿色通道(图)
D|2023-09-12 10:20:00 来源:青禾新闻
B|9月12日，青禾县柳湾社区开设维权绿色通道，及时为外出务工的村民提供法律援助，降低他们维权的成本。图为律师在现场讲解劳动合同。 记者 苏明远 摄
X|【有0人参与】
X|跟帖区
X|讨论 (+)
X|推荐(12)
X|文明上网，登录发贴
X|发表跟贴可同步到微博啦，登录立即体验！ 勾选后，如果您还没有开通微博，系统将自动激活。
X|复制成功，按CTRL+V发送给好友、论坛或博客。 浏览器限制，请复制链接和标题给好友。`);
});

test('officials of a contest are named below its results, posts first and names padded', () => {
  assertZones(`
T|青禾县举重锦标赛成绩册
D|发布时间：2022-08-15 来源：县体育中心
B|男子49公斤级
B|第一名  石志雄（东沟）  抓举98  挺举121
B|第二名  田  滔（柳湾）  抓举95  挺举120
B|裁判长  国家级裁判  何  卓强
X|版权所有：县体育局`);
});

test('a list with bullets is no broken paragraph, whatever its width', () => {
  assertZones(`
T|${HEADLINE}
B|${FIRST}
B|${SECOND}
B|${THIRD}
X|相关阅读
X|·运动会开幕。全县八百名学生，参加十二个项目 (2023-9-9 2:11)
X|·东沟村修路。三个村的苹果，终于有了新的出路 (2023-9-9 2:08)
X|·秋粮已入库。全县收购进度，比去年同期要快些 (2023-9-9 1:01)
X|·老街要改造。工程下月开工，明年入冬之前完成 (2023-9-9 0:58)`);
});

test('a table below a notice belongs to it: a head of columns, or rows that are numbered', () => {
  for (const [head, rows] of [
    ['序号\t姓名\t单位', ['1\t吴敏\t东沟小学', '2\t万红\t柳湾小学', '3\t余成\t县一中']],
    ['附件：获奖名单', ['1  吴敏  东沟小学  一等奖', '2  万红  柳湾小学  二等奖', '3  余成  县一中  二等奖']],
  ] as const) {
    assertZones(`
T|关于公布说课大赛结果的通知
D|2023-05-06 来源：青禾教研室
B|${FIRST}
B|${head}
B|${rows[0]}
B|${rows[1]}
B|${rows[2]}
B|青禾县教研室
D|2023年5月6日
X|上一篇：开学典礼
X|下一篇：运动会`);
  }
});

test('rows of a menu below a story are no table', () => {
  assertZones(`
T|${HEADLINE}
D|2023-05-06 来源：青禾新闻
B|${FIRST}
B|${SECOND}
X|要闻  社会  体育  财经
X|房产  家居  汽车  旅游
X|教育  健康  读书  视频`);
});

test('the steps of a career are story, whatever stands unseen between their figures, and end the head of the page', () => {
  assertZones(`
X|首页
T|领导之窗
B|柳春同志简历
B|柳春,男,汉族,1970年3月生,青禾县人,大学学历,1992年7月参加工作,现任青禾县委常委、副县长。
B|19\u200b92.07—1995.03\u3000青禾县水利局\u200b干部
B|1995.03\ufeff—1998.06 青禾县水利局办公室副主任
B|\u200b1998.06—2003.11 青禾县水利局副局长
B|2003年11月\u200b—2010年2月 青禾县东沟镇党委书记
B|2010.02\u00ad— 至今 青禾县委常委
B|负责水利、农业工作。
X|版权所有`);
});

test('an interview: its first question is no headline, and its short answers are story', () => {
  assertZones(`
T|对话柳春：渠道修好了，心就安了
D|青禾日报 2023-09-12
B|青禾日报：今年的渠道修了多少？
B|柳春：八十六公里。
B|青禾日报：够吗？
B|柳春：不够。
B|青禾日报：还差多少？
B|柳春：再修两年，全县的干渠就都能换成混凝土的了。`);
});

test('a speech ends with thanks, an order with whoever holds the office', () => {
  assertZones(`
T|在全县农田水利建设动员大会上的讲话
B|同志们：
B|${FIRST}
B|${SECOND}
B|谢谢大家！
X|返回顶部`);
  assertZones(`
T|青禾縣政府公告
D|2023年9月12日
B|公告本縣農田水利建設工程期程，請各鄉鎮公所配合辦理，並轉知所屬各村里民眾，施工期間請注意安全。
B|縣長　柳春
X|返回顶部`);
});

test('days that part a programme, and lines of verse, are story', () => {
  assertZones(`
T|本周末文化活动安排
D|2023-09-12 青禾文化馆
B|周六
B|上午9:00 少儿剪纸 二楼教室
B|下午2:00 戏曲专场 小剧场
B|周日
B|上午9:00 书法讲座 三楼报告厅
B|以上活动均免费向市民开放，座位有限，先到先得，请提前预约。
B|预约电话：0100-1234567
X|返回顶部`);
  assertZones(`
T|秋日东沟有感
D|2023-09-12 作者：柳春
B|渠水清清绕柳湾，
B|果园十里半红颜。
B|农人不说丰年好，
B|笑语随车过北山。
X|返回顶部`);
});

test('places that a story recommends: their addresses are story, those of the site are not', () => {
  assertZones(`
T|秋天到青禾，这几个地方值得去
D|2023-09-12 青禾文旅
B|秋高气爽，正是出游的好时候，我们整理了几个适合周末游玩的地方，快约上家人朋友一起去看看吧。
B|1.东沟湿地
B|地址：东沟镇北三公里
B|门票：免费
B|看点：候鸟、芦苇
B|2.柳湾古村
B|地址：柳湾村
B|门票：20元
B|看点：老宅、戏台
B|温馨提示：出游请注意交通安全，文明观景。
X|版权所有`);
  assertZones(`
T|${HEADLINE}
B|${FIRST}
B|${SECOND}
X|地址：青禾县中山路1号
X|电话：0100-1234567
X|传真：0100-1234568
X|邮编：400000`);
});

test('a Markdown text without front matter: headings, items and rows are story, links are not', () => {
  assertZones(`
T|# ${HEADLINE}

D|> 2023-09-12 来源：青禾发布

B|${FIRST}

B|## 主要任务

B|- 清淤渠道八十六公里
B|- 加固水库
B|- 培训技术员

B|| 乡镇 | 任务 |
B||---|---|
B|| 东沟 | 20公里 |

X|[查看原文](https://example.org/a)

X|## 相关阅读

X|- 县实验小学举办秋季运动会
X|- 老街改造工程下月开工`);
});

test('names on lines below a story are of it; a menu is not, though some of its words look like names', () => {
  assertZones(`
T|${HEADLINE}
D|2023-09-12 来源：青禾新闻
B|${FIRST}
B|出席会议的领导
B|柳春
B|韩守田
B|吕一帆
B|邓长顺
B|列席会议的有县直各部门主要负责人。`);
  assertZones(`
T|${HEADLINE}
D|2023-09-12 来源：青禾新闻
B|${FIRST}
B|${SECOND}
X|房产
X|时尚
X|文化
X|高考
X|汽车
X|房地产
X|俱乐部`);
});
