/**
 * What a post says of its holder, beyond its words: where it is held, in which field, at which rank, and whether it is held
 * now. 宝丰县委副书记 is a post of the state in 410421, a deputy's at the rank of a county's head.
 */
import { divisionChain, levelOf } from '../../article/divisions.ts';
import { type AppearancePost, houseOf } from './appearance.ts';
import { CENTRE, seatOf } from './seats.ts';

/** Fields between which careers seldom lead. 系统 */
export type Field =
  | 'state'
  | 'justice'
  | 'village'
  | 'education'
  | 'health'
  | 'business'
  | 'media'
  | 'press'
  | 'army'
  | 'arts'
  | 'sport'
  | 'association'
  | 'private'
  | '';

/** 职位 */
export interface Office {
  /** Folded organisation in full, as far as the article tells; '' where it names none. */
  readonly organisation: string;
  /** Folded title without 原, 前, 代. */
  readonly title: string;
  /** Division code, `CENTRE`, or ''. */
  readonly seat: string;
  /** Whether the post itself names the seat; otherwise it is that of the article. */
  readonly certain: boolean;
  readonly field: Field;
  /** 0 a village's head, 1–2 township, 3–4 county, 5–6 prefecture, 7–8 province, 9 and more the centre; undefined: none of the ladder. */
  readonly rank: number | undefined;
  readonly former: boolean;
  readonly acting: boolean;
}

/** Titles of which the country has one holder, so that no text says of what they are. */
const OF_THE_STATE = /^(?:中央|国务院|全国|国家|总书记|(?:副)?总理|国务委员|委员长|军委主席|政治局)/;

const FORMER = /^(?:原|前任?|时任|曾任|离任)(?!台|线)/;
const ACTING = /^(?:代理?|署理|拟任)(?![表办课])/;

/** A title without what is said before it. */
export function plainTitle(title: string): { readonly title: string; readonly former: boolean; readonly acting: boolean } {
  let rest = title;
  let former = false;
  let acting = false;
  for (;;) {
    const before = FORMER.exec(rest) ?? ACTING.exec(rest);
    if (before === null || before[0].length === rest.length) return { title: rest, former, acting };
    if (FORMER.test(rest)) former = true;
    else acting = true;
    rest = rest.slice(before[0].length);
  }
}

const PRESS = /记者|编辑|摄影|摄像|通讯员|特约撰稿|主持人|播音|校对|美编|审核|采写|撰文|责编|编审$/;
const BY_TITLE: readonly (readonly [RegExp, Field])[] = [
  [/村(?:党|支|委|民委|主任)|村支书|村书记|社区(?:党|书记|主任)|支书$|村长$|驻村/, 'village'],
  [/教授|研究员|院士|博士|讲师|辅导员|班主任|导师|学者|教师|老师|校长|学生|院系|系主任|教研/, 'education'],
  [/医师|医生|护士|护师|药师|主刀|医务/, 'health'],
  [/法官|检察官|审判|检察长|书记员|庭长|律师/, 'justice'],
  [/董事|总经理|经理|总裁|首席执行官|创始人|法定代表人|行长|老板|店长|厂长|总工程师|工程师|合伙人/, 'business'],
  [/总编|台长|社长/, 'media'],
  [/司令|政委|参谋长|团长(?!$)|旅长|师长|军长|中校|上校|少校|大校|少将|中将|上将|指导员|战士|连长/, 'army'],
  [/作家|画家|书法家|诗人|导演|演员|歌手|作曲|编剧|馆员|非遗|传承人|收藏家|摄影家/, 'arts'],
  [/运动员|教练|球员|队员|选手|裁判|领队/, 'sport'],
  [/村民|居民|农民|工人|市民|业主|种植户|养殖户|农户|司机|志愿者|职工|员工|乘客|顾客|患者|家长|大户|居民代表/, 'private'],
];
const BY_ORGANISATION: readonly (readonly [RegExp, Field])[] = [
  [/(?:村|社区)(?:党总?支部?|党支|党委|村?委会|两委|居委会|村民委员会|居民委员会)?$/, 'village'],
  [/法院|检察院|法庭|律师事务所|司法所/, 'justice'],
  [/医院|卫生院|疾控|急救|诊所|医学中心|妇幼保健院|血站/, 'health'],
  [/大学|学院|中学|小学|学校|幼儿园|研究所|研究院|科学院|社科院|党校|一中|二中|三中|实验室|教研室|高中|职高/, 'education'],
  [/日报|晚报|电视台|广播|新华社|通讯社|报社|杂志|出版社|融媒体|传媒|新闻网|央视|周报|早报|晨报|时报/, 'media'],
  [/公司|集团|银行|工厂|股份|商会|企业|合作社|农场|酒店|超市|工作室|厂$|矿|油田|电网|供电|分行|支行/, 'business'],
  [/军区|部队|武警|集团军|战区|人武部|武装部|民兵|军分区|消防救援|舰|陆军|海军|空军/, 'army'],
  [/剧团|剧院|乐团|文联|作协|美协|书协|画院|歌舞团|京剧院|豫剧/, 'arts'],
  [/体育|运动队|俱乐部|球队|国家队|省队/, 'sport'],
  [/协会|学会|基金会|研究会|联谊会|促进会|同乡会/, 'association'],
];

function fieldOf(organisation: string, title: string): Field {
  // The party's schools are led by the party's leaders.
  if (/党校|行政学院/.test(organisation) && !/教授|讲师|教师/.test(title)) return 'state';
  if (PRESS.test(title)) return 'press';
  if (/^(?:我|本|该)?校|^学校/.test(organisation)) return 'education';
  // 院党委 may be a hospital's or a faculty's.
  if (/^(?:我|本|该)?院/.test(organisation)) return '';
  for (const [pattern, field] of BY_TITLE) {
    if (!pattern.test(title)) continue;
    // A bureau of education or health has teachers and physicians too, and sports has bureaus.
    return field;
  }
  if (organisation === '' && title === '') return '';
  // 教育局, 卫生健康委, 体育局, 广电局: organs of the state, whatever they are for.
  const body = houseOf(organisation) || organisation;
  if (/[局委厅部署办]$|委员会$|政府$|人大常委会$|政协$|党组$/.test(body) && !/村|社区|医院|大学|学院|公司|集团/.test(organisation))
    return /武装部|人武部/.test(organisation) ? 'army' : 'state';
  for (const [pattern, field] of BY_ORGANISATION) if (pattern.test(organisation)) return field;
  return /书记|主任|[省市县区州盟旗镇乡]长|部长|局长|厅长|司长|处长|科长|主席|常委|委员|秘书长|所长|巡视员|专员|调研员|组长|干事|代表/.test(
    title,
  )
    ? 'state'
    : organisation !== '' && title !== ''
      ? 'state'
      : '';
}

/** Ranks of the head of a division's committee or government, by the level of the division; its bureaus are two lower. */
const HEAD_RANK = { centre: 11, 1: 8, 2: 6, 3: 4, township: 2, village: 0 } as const;
const BUREAU = /[局厅办]$|[^县市区省州旗镇乡]委$|部$|委员会$|中心$|支队$|大队$|所$|署$|总站$|站$/;
/** Posts that say of which level they are. */
const LEVEL_SAID = /^(?:中共)?[省市县区州镇乡村]|^(?:副|代|常务副)?[省市县区州旗镇乡村]长|(?:镇|乡|街道|村|社区)(?:党|政府|人民政府|支)/;
const LEADERSHIP = /(?:县|市|区|省|州|旗|镇|乡|街道)(?:委|政府|人民政府|人大|人大常委会|政协|党委|党工委|工委|纪委)?$/;

function rankOf(organisation: string, title: string, level: keyof typeof HEAD_RANK | undefined, field: Field): number | undefined {
  if (level === undefined || !['state', 'village', 'justice'].includes(field)) return undefined;
  // Deputies and members sit beside whatever they are.
  if (/^(?:委员|代表|人大代表|政协委员)$/.test(title)) return undefined;
  const head = HEAD_RANK[level];
  const deputy = /副|常委|委员|助理|秘书长|^人大代表/.test(title);
  const bureau = level !== 'village' && BUREAU.test(organisation) && !LEADERSHIP.test(organisation);
  if (/科员|干部|工作人员|民警|队员|办事员/.test(title)) return Math.min(1, head);
  const unit = /[处科股室司]长$|科室|主任科员/.test(title) ? (level === 'centre' ? -6 : -3) : bureau ? -2 : 0;
  return Math.max(0, head + unit - (deputy ? 1 : 0));
}

function levelOfOffice(organisation: string, title: string, seat: string): keyof typeof HEAD_RANK | undefined {
  const said = organisation + title;
  if (/(?:村|社区)(?:党|支|委|民|主任|书记|两委|$)/.test(organisation)) return 'village';
  if (/(?:镇|乡|街道)(?:党|政府|人民政府|人大|纪委|办事处|工委|委|$)/.test(organisation) || /^(?:副|代)?[镇乡]长/.test(title))
    return 'township';
  if (seat === CENTRE) return 'centre';
  if (/^省/.test(said) || /^(?:副|代)?省长/.test(title)) return 1;
  if (/^[县区]/.test(said) || /^(?:副|代)?[县区旗]长/.test(title)) return 3;
  if (seat !== '') return levelOf(seat);
  return /^市/.test(said) || /^(?:副|代)?[市州]长/.test(title) ? 2 : undefined;
}

/** Offices that were read last: what a name's articles state is stated again and again. */
const KNOWN = 2000;
const known = new Map<string, Office>();

/** The post with what it says. @param near codes of the article's places, the most named first */
export function officeOf(post: AppearancePost, near: readonly string[]): Office {
  const id = `${post.organisation} ${post.resolved} ${post.title} ${near.join(' ')}`;
  const office = known.get(id) ?? readOffice(post, near);
  if (known.size >= KNOWN) known.clear();
  known.set(id, office);
  return office;
}

function readOffice(post: AppearancePost, near: readonly string[]): Office {
  const stated = post.resolved || post.organisation;
  const { title, former, acting } = plainTitle(post.title);
  // 原宝丰县委书记 may stand with 原 at its organisation.
  const before = plainTitle(stated);
  const organisation = before.former || before.acting ? before.title : stated;
  const named = OF_THE_STATE.test(title) && organisation === '' ? CENTRE : seatOf(organisation, near);
  const seat = ofMunicipality(named !== '' ? named : seatOfArticle(organisation, title, near));
  const field = fieldOf(organisation, title);
  return {
    organisation,
    title,
    seat,
    certain: named !== '',
    field,
    // The rank of a 国资处 is that of its house, which is not known.
    rank:
      named !== '' || LEVEL_SAID.test(organisation + title)
        ? rankOf(organisation, title, levelOfOffice(organisation, title, seat), field)
        : undefined,
    former: former || before.former,
    acting: acting || before.acting,
  };
}

/** A municipality stands twice, as province and as prefecture: 天津市 is the province. */
function ofMunicipality(code: string): string {
  return /^(?:11|12|31|50)0[12]00$/.test(code) ? `${code.slice(0, 2)}0000` : code;
}

/** 县委 is that of the article's county; a school or bureau without a place lies where the article plays. */
function seatOfArticle(organisation: string, title: string, near: readonly string[]): string {
  const level = levelOfOffice(organisation, title, '');
  if (typeof level !== 'number') return near[0] ?? '';
  // 市委 may be that of a city of a county's rank.
  const city = level === 2 ? near.find((code) => levelOf(code) >= 2) : undefined;
  if (city !== undefined && (levelOf(city) === 2 || divisionChain(city)[0]?.name.endsWith('市'))) return city;
  const exact = near.find((code) => levelOf(code) === level);
  if (exact !== undefined) return exact;
  // 市长 in an article that names the city's county alone.
  const below = near.find((code) => levelOf(code) > level);
  return below === undefined ? '' : `${below.slice(0, 2 * level)}${'0'.repeat(6 - 2 * level)}`;
}
