/** Queries to begin with, one for each way to write them; `explained` names the sentence about it. */
import type { QueryLanguage } from '../../../../../server/src/protocol/query.ts';
import type { Strings } from '../strings.ts';

export const EXAMPLES: readonly { language: QueryLanguage; query: string; explained: keyof Strings['examples'] }[] = [
  { language: 'plain', query: '调研', explained: 'plain' },
  { language: 'cql', query: '[word="加强"] []{0,2} [pos="n"]', explained: 'cql' },
  { language: 'cql', query: '<statement/> containing [word="健康"]', explained: 'cqlStatement' },
  { language: 'ccl', query: '提高$5水平', explained: 'ccl' },
  { language: 'bcc', query: '加强/v n', explained: 'bcc' },
];
