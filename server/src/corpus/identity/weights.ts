/**
 * The weights by which two bearers of one name are told apart or taken together, in one table. Each is a log-odds in
 * nats, as far as such a thing can be said without counting: what is added to the prior of the name; above `SAME` two
 * groups of appearances are one person. They were set on the even half of test/fixtures/identity and on general
 * knowledge of how cadres move; `npm run eval:identity` shows what they give.
 */

/** Two groups of appearances are taken together above this sum. */
export const SAME = 0;
/** A single fact that weighs this much keeps two groups apart whatever else they share. */
export const VETO = -4;
/** An appearance without a post joins a person above this sum, */
export const JOIN = 0;
/** and where it fits another person nearly as well, it stays unsure: the least lead over the second. */
export const LEAD = 1;

export const WEIGHTS = {
  /** The prior of a name that almost nobody bears, and of one that hundreds of thousands bear (张伟). */
  rareName: 2.5,
  commonName: -2.5,
  /** The prior of a name that everybody knows one bearer of (eponyms.json). */
  householdName: 9,
  /** The same post of the same organisation. */
  samePost: 7,
  /** Another post of the same organisation: 宝丰县卫健委副主任, 宝丰县卫健委主任. */
  sameOrganisation: 4.5,
  /** A post of an organisation that the other article names, and that may be meant by its bare 党委书记. */
  houseBeside: 3.5,
  /** Posts of one township, county or quarter; of a prefecture and a county in it; of two counties of one prefecture. */
  sameCounty: 3.5,
  samePrefecture: 3,
  countyOfPrefecture: 1.5,
  neighbouringCounty: 0.5,
  /** Both in the organs of one province; in its organs and somewhere below. */
  sameProvinceOrgans: 3,
  belowProvince: 0.6,
  /** Two prefectures of one province. County cadres seldom leave theirs. */
  otherPrefecture: -1.5,
  otherPrefectureBelow: -3,
  /** Two provinces: rare below the rank of a prefecture's head, usual above that of a minister's deputy. */
  otherProvince: -4.5,
  otherProvinceSenior: -1,
  /** Both in the centre; the centre and a province's leader; the centre and somebody below. */
  bothCentral: 1,
  centralSenior: 0.5,
  centralJunior: -3,
  /** Taiwan, Hong Kong, Macau and the mainland have no common ladder of posts. */
  acrossTheStrait: -6,
  /** Where a place is only that of the article and not of the post, it says half as much. */
  placeOfArticle: 0.5,
  /** And less than that where it speaks against: people travel. */
  elsewhereOfArticle: 0.35,
  /** Fields of work: the same, near each other, and those between which people seldom change. */
  sameField: 1,
  otherField: -2,
  farField: -4.5,
  /** A byline and anything but the press: reporters are no officials, but officials write to the papers. */
  pressAndOther: -3.4,
  /** Two posts at places that do not lie in each other, held at the same time by what the dates say. */
  simultaneous: -6,
  /** The same, of fields where second posts are usual (professors, physicians, enterprises). */
  simultaneousLoose: -2,
  /** A rank that cannot have been reached in the time between: for each step too many. */
  rankStep: -1.6,
  /** A lower rank than before, for each step: cadres are not led down, except to their trial. */
  rankDown: -3,
  /** A next rank in a time that is usual: 县长, three years later 县委书记. */
  nextRank: 0.7,
  /** Nothing of somebody for more than twelve years; for more than twenty-five, less than the years of a career. */
  longGap: -2,
  generationGap: -6,
  /** Names of people and organisations that stand beside it in both: the first, and each further one. */
  sharedName: 1.4,
  furtherSharedName: 0.5,
  /** Further shared names that count. */
  mostSharedNames: 4,
  /** Both lie in one place by their articles alone; in one province; in different provinces. */
  articlesSamePlace: 2.2,
  articlesSameProvince: 0.2,
  articlesElsewhere: -2.5,
  /**
   * For an appearance without post that seeks its person: the share of the name's prior that counts, since its persons are
   * few; that a journalist is named elsewhere than in a byline; and the sum below which it is somebody else for sure.
   */
  priorOfJoining: 0.5,
  bareBesidePress: -2,
  /** A single article with a post of no place that is nearer than this to somebody, the prior counted twice, is left in doubt. */
  doubt: -2,
  /** Times ln of the articles that name the person with a post: whom all know is named without it. */
  prominence: 0.5,
  elsewhere: -1.6,
} as const;
