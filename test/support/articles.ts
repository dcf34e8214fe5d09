/**
 * Small articles for tests of the whole server, written for them. The same official stands in both, in two scripts.
 */
export const COUNTY = `宝丰县召开卫生健康大会
2020年6月25日
本报讯 6月19日上午,宝丰县委书记许红兵出席会议并讲话。县长王代强主持会议。
许红兵指出,要全面提高群众健康水平,持续改善乡镇卫生院条件,推动各项工作落到实处。
上一篇 下一篇
豫ICP备09014970号
`;

export const HOSPITAL = `省醫院領導到壤塘縣開展幫扶
2024年11月2日
10月30日,黨委書(shū)記(jì)應(yīng)永寧帶領(lǐng)工作組前往壤塘縣,看望慰問管理團隊和醫務人員,實地察看集體產業發展情況。
應(yīng)永寧表示,要做好幫扶工作,為民族地區群眾身體健康保駕護航。副書記許紅兵參加座談會。
`;
