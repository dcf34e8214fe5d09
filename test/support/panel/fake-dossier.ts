/** A dossier's host that knows one official of a made-up county; tests change the answers that they are about. */
import type { TestContext } from 'node:test';
import type { Browser } from 'playwright-core';
import type { DossierAsks, DossierState, FromDossier } from '../../../client/src/panels/dossier/messages.ts';
import type { DossierSubject, WireCompanion, WireDossier, WireTenure } from '../../../server/src/protocol/dossier.ts';
import '../fake-vscode.ts';
import { type OpenPage, openPage, stringsOf } from './open-page.ts';
import type { Theme } from './themes.ts';

const { dossierStrings } = await import('../../../client/src/panels/dossier/strings.ts');

type Answers = {
  [Ask in keyof DossierAsks]: (
    parameters: DossierAsks[Ask]['parameters'],
  ) => DossierAsks[Ask]['result'] | Promise<DossierAsks[Ask]['result']>;
};

export const MARKUP = '<img src=x onerror="globalThis.pwned=true"><script>globalThis.pwned=true</script>';

export const locationOf = (file: number, line = 3) => ({
  uri: `file:///corpus/${file}.txt`,
  range: { start: { line, character: 4 }, end: { line, character: 7 } },
});
const tenure = (
  organisation: string,
  post: string,
  first: string | null,
  latest: string | null,
  articles: number,
  more = {},
): WireTenure => ({
  organisation,
  post,
  status: 'held',
  articles,
  first,
  latest,
  location: locationOf(articles),
  house: `${organisation}`,
  ...more,
});
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const NAMES = [
  '李卫东',
  '王秀兰',
  '赵国强',
  '陈晓燕',
  '刘建华',
  '孙丽娟',
  '周文斌',
  '吴海波',
  '郑雅琴',
  '冯立新',
  '许春梅',
  '韩志远',
  '曹明辉',
  '邓玉洁',
];
const POSTS = ['县委副书记', '县长', '副县长', '县委常委、组织部部长', '县纪委书记', '县卫健委主任', '县教育局局长'];

export const OFFICIAL: WireDossier = {
  kind: 'person',
  key: '张伟#1',
  name: '张伟',
  reading: 'zhāng wěi',
  role: 'official',
  post: '清河县委书记',
  mentions: 1284,
  phrases: 0,
  articles: 412,
  introduction: locationOf(1),
  partial: null,
  identity: {
    otherNames: [],
    everybody: false,
    reasons: 'the same post, the same place',
    others: [
      {
        key: '张伟#2',
        name: '张伟',
        distinction: '平原市公安局局长',
        years: '2015–2019',
        articles: 37,
        introduction: locationOf(2),
        apart: 'places far from each other, different lines of work',
      },
    ],
    moreOthers: 0,
    unsure: 5,
    compared: null,
  },
  career: [
    tenure('清河县教育局', '副局长', '2008-03-02', '2010-11-20', 14),
    tenure('清河县教育局', '局长', '2010-12-05', '2013-06-18', 46, { status: 'former' }),
    tenure('县', '副县长', '2013-07-01', '2016-04-30', 88, { resolved: '清河县人民政府', house: '清河县人民政府' }),
    tenure('清河县', '代县长', '2016-05-02', '2016-08-11', 9, { status: 'acting' }),
    tenure('清河县', '县长', '2016-08-20', '2020-01-15', 131),
    tenure('清河县委', '书记', '2020-01-16', '2023-12-30', 124),
    tenure('清河县防汛抗旱指挥部', '政委', null, null, 2),
  ],
  holders: [],
  moreHolders: false,
  times: numbers(16 * 12).flatMap((month) => {
    const articles = (month * 7) % 5;
    const time = `${2008 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
    return articles === 0 ? [] : [{ time, articles, mentions: articles * 3 }];
  }),
  undated: 6,
  statements: numbers(6).map((index) => ({
    verb: index % 2 ? '强调' : '指出',
    excerpt: `要坚持以人民为中心，把群众的急难愁盼问题一件一件办好，抓紧抓实第${index + 1}阶段的重点工作。`,
    title: `清河县召开第${index + 1}次重点工作推进会`,
    published: `2023-${String(12 - index).padStart(2, '0')}-08`,
    location: locationOf(100 + index, 8),
  })),
  moreStatements: true,
  places: [
    { code: '130534', name: '清河县', key: '清河', articles: 321 },
    { code: '130500', name: '邢台市', articles: 44 },
    { code: '130000', name: '河北省', articles: 12 },
  ],
};

export const companion = (index: number, more: Partial<WireCompanion> = {}): WireCompanion => ({
  kind: 'person',
  key: NAMES[index % NAMES.length] as string,
  name: NAMES[index % NAMES.length] as string,
  post: `清河${POSTS[index % POSTS.length]}`,
  together: 120 - 8 * index,
  articles: 150 + index,
  lift: 40 / (index + 1),
  strength: 900 / (index + 1),
  ...more,
});

export class FakeDossier {
  /** Everything that the view has said. */
  readonly heard: FromDossier[] = [];
  readonly asked: { ask: keyof DossierAsks; parameters: unknown }[] = [];
  state: DossierState | undefined;
  subject: DossierSubject | null = { kind: 'person', key: '张伟#1' };
  readonly answers: Answers = {
    dossier: () => OFFICIAL,
    company: ({ key }) => ({
      articles: 412,
      corpus: 20_000,
      people:
        key === '张伟#1'
          ? numbers(NAMES.length).map((index) => companion(index))
          : [companion(0), ...['高云飞', '潘长江'].map((name, index) => companion(index, { key: name, name, together: 12 }))],
      organisations: numbers(6).map((index) =>
        companion(index, { kind: 'organisation', key: `清河县第${index}局`, name: `清河县第${index}局` }),
      ),
      journalists: [companion(3, { key: '马小跑', name: '马小跑', together: 30 })],
      ties: [
        { a: 0, b: 1, articles: 60 },
        { a: 0, b: 2, articles: 21 },
        { a: 1, b: 4, articles: 15 },
        { a: 5, b: 6, articles: 9 },
      ],
    }),
    articles: ({ limit }) => ({
      articles: numbers(Math.min(limit, 45)).map((index) => ({
        title: `清河县召开工作会议（${index}）`,
        published: index === 3 ? null : '2021-04-05',
        mentions: 1 + (index % 3),
        excerpt: '4月5日，清河县委书记张伟到各乡镇调研春季农业生产工作。',
        location: locationOf(200 + index),
      })),
      more: limit < 45,
    }),
    statements: ({ from, count }) => ({
      statements: numbers(count).map((index) => ({
        ...(OFFICIAL.statements[0] as (typeof OFFICIAL.statements)[number]),
        title: `更早的会议（${from + index}）`,
      })),
      more: false,
    }),
    profile: () => ({
      keywords: numbers(12).map((index) => ({
        value: `乡村${index}`,
        target: 60 - index,
        reference: 12,
        measures: { g2: 90 - index, simpleMaths: 3, differenceCoefficient: 200, logRatio: 2 },
        p: 0.001,
      })),
      targetTokens: 5000,
      referenceTokens: 900_000,
      partial: false,
    }),
    overviewArticles: ({ limit }) => ({
      articles: numbers(Math.min(limit, 30)).map((index) => ({
        title: `全县工作会议召开之${index}`,
        published: '2016-07-01',
        mentions: 0,
        excerpt: '',
        location: locationOf(index),
      })),
      more: limit < 30,
    }),
    overview: () => ({
      articles: 20_000,
      partial: null,
      times: OFFICIAL.times,
      undated: 12,
      sites: numbers(15).map((index) => ({ site: index === 14 ? '' : `www.site${index}.gov.cn`, articles: 3000 - 190 * index })),
      places: OFFICIAL.places,
      officials: numbers(10).map((index) => ({ ...companion(index), mentions: 900 - index })),
      organisations: numbers(10).map((index) => ({
        kind: 'organisation' as const,
        key: `局${index}`,
        name: `清河县第${index}局`,
        mentions: 500 - index,
        articles: 99,
      })),
      clean: 620,
      sampled: 1000,
      rules: [{ rule: 'boilerplate/contact', title: 'Contact details', findings: 4321, articles: 3210 }],
    }),
  };
}

export interface DossierOpening {
  host?: FakeDossier;
  theme?: Theme;
  locale?: 'en' | 'zh-cn';
  size?: { width: number; height: number };
  kept?: unknown;
}

export async function openDossier(
  t: TestContext,
  browser: Browser,
  opening: DossierOpening = {},
): Promise<OpenPage & { host: FakeDossier }> {
  const { host = new FakeDossier(), locale = 'en', ...others } = opening;
  const opened = await openPage(t, browser, {
    bundle: 'dossier',
    locale,
    pictures: true,
    ...others,
    async hear(heard, tell) {
      const message = heard as FromDossier;
      host.heard.push(message);
      if (message.kind === 'state') host.state = message.state;
      if (message.kind === 'ready') {
        const strings = await stringsOf(locale, dossierStrings);
        await tell({ kind: 'begin', strings, locale, subject: host.subject });
      }
      if (message.kind !== 'ask') return;
      host.asked.push({ ask: message.ask, parameters: message.parameters });
      try {
        const answer = host.answers[message.ask] as (parameters: unknown) => unknown;
        await tell({ kind: 'answer', number: message.number, result: await answer(message.parameters) });
      } catch (error) {
        await tell({ kind: 'failed', number: message.number, message: error instanceof Error ? error.message : String(error) });
      }
    },
  });
  await opened.page.getByRole('heading', { level: 1 }).waitFor();
  return { ...opened, host };
}
