/**
 * The role that posts give a person: official, journalist or other.
 */
import type { Role } from '../facts.ts';
import type { RoleRule } from '../post-decisions.ts';
import { JOURNALIST, OFFICIAL } from './lexicon.ts';

/** What roles need of a post. */
export interface RolePost {
  readonly organisation: string;
  /** The body that the list goes on with where the post states none: 联谊会会长甲、副会长乙. */
  readonly within?: string;
  readonly post: string;
  readonly kind: number;
}

/** Departments of clinics: their heads speak as physicians. 科室 */
const CLINICAL =
  /(?:[内外][一二三四五六七八九十]{1,2}科|[内外]科部|[外内儿妇产眼鼻喉肤尿肠胆经神醉伤健疼痛疗胸泌瘤骨]科|[血体]液科|呼吸科|消化科|感染科|老年科|口腔科|皮肤科|风湿科|医学科|血管中心|心脏中心|肿瘤中心|透析中心|内镜中心|生殖中心|净化中心|卒中中心|胸痛中心|创伤中心|介入中心|诊疗中心|手术室|重症医学科|急诊科|病理科|放射科|检验科|药剂科|药学部|超声科|影像科|康复科|营养科|输血科|体检科|病房|门诊部|诊所)$/;
/** Institutes and departments whose heads are scholars when they bear an academic title too. */
const ACADEMIC_UNIT = /(?:研究所|研究中心|系|实验室|教研室|研究院|课题组)$/;
/** Private business, by the ends of its names. */
const BUSINESS = /(?:有限(?:责任)?公司|股份公司|超市|店|商场|食堂|餐厅|酒店|饭店|交易中心|合作社|公司|工作室|俱乐部)$/;
/** Enterprises of the state, by what their names say. */
const STATE_ENTERPRISE =
  /(?:国家|中国|中石|中煤|中铁|中建|中交|中核|中粮|中航|电网|供电|供水|自来水|水务|城投|交投|电信|铁塔|盐业|煤集团|钢集团|矿业集团|能源集团|投资集团|烟草|邮政|铁路局|省.{0,12}集团|市.{0,12}集团|集团$|银行|出版社|报社|后勤)/;
const BUSINESS_POST = /^(?:副?总经理|(?:副)?董事长|董事|(?:副)?总裁|经理|执行董事|总监|.{0,40}总监|首席执行官|.{0,40}经理|厂长|理事)$/;
/** Bodies of citizens, whose officers serve beside their own work; those of the whole state or a province lead a trade. */
const ASSOCIATION =
  /^(?!中国|全国|国家|省|.{1,4}省).{0,60}(?:商会|协会|学会|信仰总会|同乡总会|华侨总会|慈善基金会|[美书音舞摄曲影]协|渔会|农会|水利会|研究会|同乡会|宗亲会|联谊会|联合会|促进会|联合总会|教育会|教师会|家长会|校友会|学生会|研究生会|合作社|后援会|业主委员会|业委会)$/;
/** Private care and training. */
const PRIVATE =
  /(?:养老院|护理院|护老院|安老院|养老公寓|养老服务中心|敬老中心|托育中心|托育园|培训学校|培训机构|培训中心|诊所|门诊部|事务所|工作室)$/;
/** Heads of universities and party committees, who keep their chairs. */
const HEAD = /校长|书记|院长|部长|局长/;
/** Mandates that are held beside one's own work. */
const MANDATE = /^(?:(?:.{0,4})人大代表|政协委员|党代表|党员代表|执委|.{0,40}监督员|.{0,40}检查员|陪审员)$/;
/** Federations of the state and the party's mass organisations are no associations. */
const MASS_ORGANISATION =
  /(?:残疾人联合会|妇女联合会|工商业联合会|文学艺术界联合会|社会科学界联合会|归国华侨联合会|科学技术协会|作家协会)$/;
/** Posts that anybody may hold: what they mean is decided by the organisation. */
const LOOSE_POST =
  /^(?:队长|领队|组织员|专职组织员|辅导员|代表|负责人|.{0,40}代表|干事|秘书|队员|联络员|理事|会员|站长|店长|社长|团长|.{0,40}专家|发言人|组长|成员|教官|科员)$/;
const STUDENT_UNIT = /(?:学生.{0,30}站|工作站|学生会|研究生会|社团|协会|战队|班|团支部|党支部|志愿.{0,30}队)$/;

/** A role, the rule that gave it, and the post that the rule looked at. */
export interface RoleFound {
  readonly role: Role;
  readonly rule: RoleRule;
  readonly post?: RolePost;
}

/** Of whom fixed phrases speak (习近平新时代中国特色社会主义思想). */
export const LEADER: RoleFound = { role: 'official', rule: 'leader' };

/** Societies whose officers are scholars first when they bear a title. */
const LEARNED_SOCIETY = /(?:学会|协会|研究会|分会|专委会|专业委员会)$/;

/** The role of somebody who holds these posts; titles and callings beside them (教授, 主任医师) count. */
export function roleOf(posts: readonly RolePost[], isCredited: boolean): RoleFound {
  // A policeman who signs the story of his own deeds stays one.
  if (isCredited && posts.every(({ kind }) => kind === JOURNALIST)) return { role: 'journalist', rule: 'credit' };
  const isScholar = posts.some(({ kind, post }) => kind !== OFFICIAL && /教授|研究员|讲师|院士|医师|导师/.test(post));
  const office = posts.find(
    (post) =>
      isOfficial(post) &&
      !(
        isScholar &&
        (ACADEMIC_UNIT.test(post.organisation) ||
          LEARNED_SOCIETY.test(post.organisation) ||
          (post.organisation === '' && !HEAD.test(post.post)))
      ),
  );
  if (office !== undefined) return { role: 'official', rule: 'officialPost', post: office };
  const press = posts.find(({ kind }) => kind === JOURNALIST);
  if (press !== undefined) return { role: 'journalist', rule: 'journalistPost', post: press };
  const [first] = posts;
  return first === undefined ? { role: 'other', rule: 'noPost' } : { role: 'other', rule: 'noOfficialPost', post: first };
}

/** Teams and houses of the public service. */
const PUBLIC_TEAM = /(?:消防|救援|公安|交警|边检|出入境|执勤|武警|医疗|豫剧|京剧|越剧|秦腔|歌舞|文工|文化馆|供销).{0,8}[队团站组社]$/;
/** Those who judge and prosecute, without an office that leads others. */
const JURIST = /^(?:(?:检察官|法官)(?:助理)?|书记员)$/;
/** Heads of bodies of citizens, where no body is stated. */
const HEAD_OF_CITIZENS = /^(?:名誉|荣誉|常务|执行|候任|前任?|原|创会|轮值|首任|永远)?副?(?:会长|理事长|总干事|监事长)$/;

function isOfficial({ kind, organisation: stated, within = '', post }: RolePost): boolean {
  if (kind !== OFFICIAL) return false;
  const organisation = stated === '' ? within : stated;
  if (JURIST.test(post) || (organisation === '' && HEAD_OF_CITIZENS.test(post))) return false;
  if (CLINICAL.test(organisation) || MANDATE.test(post) || PRIVATE.test(organisation)) return false;
  // 委员 without a body: one of an assembly's many.
  if (post === '委员' && organisation === '') return false;
  if (ASSOCIATION.test(organisation) && !MASS_ORGANISATION.test(organisation)) return false;
  if (LOOSE_POST.test(post))
    return (
      organisation !== '' &&
      !STUDENT_UNIT.test(organisation) &&
      (PUBLIC_TEAM.test(organisation) ||
        /[局委部厅办署院处县市区省馆站所]$|代表大会|领导小组|(?:监察|巡视|巡察|督导|纪检|工作)组$|驻村|大$|政府$|总统[室府]$|(?<!业主|学生|家长)委员会$/.test(
          organisation,
        ))
    );
  if (BUSINESS_POST.test(post))
    return !BUSINESS.test(organisation)
      ? organisation === '' || STATE_ENTERPRISE.test(organisation) || /[局委院校学]$/.test(organisation)
      : STATE_ENTERPRISE.test(organisation) && !/店|食堂|超市/.test(organisation);
  return true;
}
