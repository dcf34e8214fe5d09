/**
 * Makes divisions.json from `@vant/area-data`. Run from the project's root:
 * `node_modules/.bin/node server/lexicon/build-divisions.ts`.
 *
 * Left out: levels that exist only on paper (省直辖县), rests (其它区), development zones and the like, which are no
 * administrative divisions. Codes of Taiwan are the data set's own.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { areaList } from '@vant/area-data';
import { foldKey } from '../src/text/folding.ts';

const PAPER_LEVEL = /^(?:省直辖县|自治区直辖县级行政区划|县|其它区)$/;
const ZONE =
  /(?:开发区|工业园区?|产业园区?|园区|科技园|生态园|管委会|管理区|示范区|高新区|新城|办事处|试验区|保税区|合作区|集聚区|度假区|名胜区|学院|管理委员会|港|湖)$/;
const { version } = JSON.parse(readFileSync('node_modules/@vant/area-data/package.json', 'utf8')) as { version: string };

const kept = (list: Record<string, string>) =>
  Object.entries(list)
    .map(([code, name]) => [code, foldKey(name)] as const)
    .filter(([, name]) => !PAPER_LEVEL.test(name) && !ZONE.test(name))
    .sort(([a], [b]) => Number(a) - Number(b));
const counties = kept(areaList.county_list);
const cities = new Map(kept(areaList.city_list));
const prefectures = new Set([...cities.keys(), ...counties.map(([code]) => `${code.slice(0, 4)}00`)]);

writeFileSync(
  'server/lexicon/divisions.json',
  `${JSON.stringify(
    {
      provenance: `@vant/area-data ${version}, MIT licence, Copyright (c) Youzan and chenjiahan; made by build-divisions.ts. Three levels: provinces by two digits of the code, prefectures by four, counties by their last two behind the four. A county without prefecture stands under the four digits all the same.`,
      provinces: Object.fromEntries(kept(areaList.province_list).map(([code, name]) => [code.slice(0, 2), name])),
      prefectures: Object.fromEntries(
        [...prefectures].sort().flatMap((code) => (cities.has(code) ? [[code.slice(0, 4), cities.get(code)]] : [])),
      ),
      counties: Object.fromEntries(
        [...prefectures].sort().map((code) => [
          code.slice(0, 4),
          counties
            .filter(([county]) => county.startsWith(code.slice(0, 4)))
            .map(([county, name]) => `${county.slice(4)}${name}`)
            .join(' '),
        ]),
      ),
    },
    null,
    1,
  )}\n`,
);
