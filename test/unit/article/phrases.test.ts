import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { namesIn } from '../../support/people.ts';

/** Expects the mentions of a name in a sentence, each as its kind. */
function check(sentence: string, name: string, ...kinds: string[]): void {
  it(sentence, () => {
    const person = namesIn(`县委书记许红兵主持会议。${sentence}`).people.find((candidate) => candidate.key === name);
    assert.deepEqual(person?.mentions.map(({ kind = 'plain' }) => kind) ?? [], kinds);
  });
}

describe('names in fixed phrases', () => {
  check('学习贯彻习近平新时代中国特色社会主义思想。', '习近平', 'phrase');
  check('學習貫徹習近平新時代中國特色社會主義思想。', '习近平', 'phrase');
  check('践行习近平法治思想、习近平生态文明思想。', '习近平', 'phrase', 'phrase');
  check('研读《习近平谈治国理政》和《习近平著作选读》。', '习近平', 'phrase', 'phrase');
});

describe('what is said of the person', () => {
  check('学习习近平总书记重要讲话精神。', '习近平', 'plain');
  check('习近平总书记强调，要学好习近平经济思想。', '习近平', 'plain', 'phrase');
});

describe('phrases that are called after somebody and name nobody', () => {
  check('坚持毛泽东思想、邓小平理论。', '毛泽东');
  check('坚持毛泽东思想、邓小平理论。', '邓小平');
  check('重读《邓小平文选》《毛泽东选集》。', '邓小平');
  check('弘扬雷锋精神，开展学雷锋活动。', '雷锋');
  check('学习焦裕禄精神，做好干部。', '焦裕禄');
  check('传承白求恩精神，医者仁心。', '白求恩');
  check('他毕业于中山大学。', '中山');
  check('鲁迅文学奖、诺贝尔奖揭晓。', '鲁迅');
});
