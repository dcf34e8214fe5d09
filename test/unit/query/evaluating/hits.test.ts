/** What a query finds, case by case. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ZONE_BITS } from '../../../../server/src/query/source.ts';
import { found } from '../../../support/query-hits.ts';

test('words by what is written, by their folded form and by part of speech', () => {
  const text = '他/r 調(diào)研/v 健康/n ， 他/r 调研/v 企业/n';
  assert.deepEqual(found(text, '"调研"'), ['调研']);
  assert.deepEqual(found(text, '"調研"'), ['調研']);
  assert.deepEqual(found(text, '[folded="调研"]'), ['調研', '调研']);
  assert.deepEqual(found(text, '[folded="調研"]'), ['調研', '调研']);
  assert.deepEqual(found(text, '[pos="v"] [pos="n" & word!="企业"]'), ['調研 健康']);
  assert.deepEqual(found(text, '[word="企.*|健.*"]'), ['健康', '企业']);
  assert.deepEqual(found(text, '[!(pos="v" | pos="r") & pos!="w"]'), ['健康', '企业']);
  assert.deepEqual(found(text, '"无"'), []);
});

test('of hits that begin with one token the longest, and one for every token that one begins with', () => {
  const text = '大/a 大/a 好/a 事/n 大/a';
  assert.deepEqual(found(text, '[pos="a"]+'), ['大 大 好', '大 好', '好', '大']);
  assert.deepEqual(found(text, '[pos="a"]{2}'), ['大 大', '大 好']);
  assert.deepEqual(found(text, '"大"+ [pos="a"]?'), ['大 大 好', '大 好', '大']);
  assert.deepEqual(found(text, '"大" | "大" "好" "事"'), ['大', '大 好 事', '大']);
  assert.deepEqual(found(text, '[]* "事"'), ['大 大 好 事', '大 好 事', '好 事', '事']);
});

test('a sequence ends with its line, a structure may go on', () => {
  const text = '一 二\n三 <statement speaker=许>四 五\n六</statement> 七';
  assert.deepEqual(found(text, '"二" "三"'), []);
  assert.deepEqual(found(text, '[]+'), ['一 二', '二', '三 四 五', '四 五', '五', '六 七', '七']);
  assert.deepEqual(found(text, '<statement/>'), ['四 五 六']);
  assert.deepEqual(found(text, '"三" <statement/> "七"'), ['三 四 五 六 七']);
  assert.deepEqual(found('甲 <statement speaker=许>四\n五</statement>\n丙', '<statement/> "丙"'), []);
});

test('only lines of the zones asked for, as if there were no others', () => {
  const text = 'title> 健康 中国\n健康 第一\nboilerplate> 健康 网\n很 健康';
  assert.deepEqual(found(text, '"健康" []?'), ['健康 第一', '健康']);
  assert.deepEqual(found(text, '"健康" []?', { zones: ZONE_BITS.title | ZONE_BITS.boilerplate }), ['健康 中国', '健康 网']);
  assert.deepEqual(found(text, '[zone="title"] []', { zones: ZONE_BITS.title | ZONE_BITS.body }), ['健康 中国']);
  assert.deepEqual(found(text, '<article/> containing "网"'), []);
  assert.deepEqual(found(text, '<article/>'), ['健康 第一 健康 网 很 健康']);
});

test('names, by key and by kind', () => {
  const text =
    '<person>许红兵/nr</person> 和 <person name=许红兵>许/nr</person> 在 <organisation name=宝丰县委>县委</organisation> 见 许/nr';
  assert.deepEqual(found(text, '[person="许红兵"]'), ['许红兵', '许']);
  assert.deepEqual(found(text, '[person="許紅兵"]'), ['许红兵', '许']);
  assert.deepEqual(found(text, '[entity="person"]'), ['许红兵', '许']);
  assert.deepEqual(found(text, '[entity!="person" & pos="nr"]'), ['许']);
  assert.deepEqual(found(text, '[organisation="宝丰县委"]'), ['县委']);
  assert.deepEqual(found(text, '[organisation="县委"]'), ['县委']);
  assert.deepEqual(found(text, '[organisation="宝.*"]'), ['县委']);
  assert.deepEqual(found(text, '<person name="许.*"/> "和"'), ['许红兵 和']);
  assert.deepEqual(found('<person role=official>许</person> 、 <person>李</person>', '<person role="official"/>'), ['许']);
});

test('who said what', () => {
  const articles = [
    '<statement speaker=许红兵 verb=说>健康 第一</statement> ，<statement speaker=李明 verb=说>健康 好</statement>',
    '<statement speaker=许红兵 verb=问>安全 吗</statement> 健康',
  ];
  assert.deepEqual(found(articles, '<statement speaker="许红兵"/> containing "健康"'), ['健康 第一']);
  assert.deepEqual(found(articles, '<statement speaker="许红兵"/> !containing "健康"'), ['安全 吗']);
  assert.deepEqual(found(articles, '"健康" within <statement/>'), ['健康', '健康']);
  assert.deepEqual(found(articles, '"健康" !within <statement/>'), ['健康']);
  assert.deepEqual(found(articles, '"健康" within <statement verb="说" speaker!="李明"/>'), ['健康']);
});

test('a hit within a container is as long as the container allows', () => {
  const text = '好 事 。 多 磨 ！ ” 好 的';
  assert.deepEqual(found(text, '[]+ within s'), ['好 事 。', '事 。', '。', '多 磨 ！ ”', '磨 ！ ”', '！ ”', '”', '好 的', '的']);
  assert.deepEqual(found(text, '<s> []'), ['好', '多', '好']);
  assert.deepEqual(found(text, '[] </s>'), ['。', '”', '的']);
  assert.deepEqual(found(text, '[]{2} within ("好" []* "磨")'), ['好 事', '事 。', '。 多', '多 磨']);
  assert.deepEqual(found(text, '[]{1,3} !containing [pos="w"]'), ['好 事', '事', '多 磨', '磨', '好 的', '的']);
});

test('the article and its metadata', () => {
  const articles = [
    { text: '健康', path: 'a.cn/1.txt', published: '2019-05-01' },
    { text: '健康 好', path: 'b.cn/1.txt', published: '2020-03-01' },
    { text: '健康 差', path: 'b.cn/2.txt' },
  ];
  assert.deepEqual(found(articles, '"健康" []? within <article published >= "2020"/>'), ['健康 好']);
  assert.deepEqual(found(articles, '"健康" []? within <article site="b.cn"/>'), ['健康 好', '健康 差']);
  assert.deepEqual(found(articles, '"健康" []? within <article path=".*1\\.txt"/>'), ['健康', '健康 好']);
  // The path below the corpus, as lines show it, and the whole one.
  assert.deepEqual(found(articles, '"健康" []? within <article path="b.cn/1\\.txt"/>'), ['健康 好']);
  assert.deepEqual(found(articles, '"健康" []? within <article path="/.*/b.cn/1\\.txt"/>'), ['健康 好']);
  assert.deepEqual(found(articles, '"健康" []? within <article path != "b.cn/.*"/>'), ['健康']);
});

test('labelled tokens tied together', () => {
  const text = '看/v 一/m 看/v ， 想/v 一/m 说/v ， 试/v 了/u 试/v';
  assert.deepEqual(found(text, 'A:[pos="v"] [] B:[pos="v"] :: A.word = B.word'), ['看 一 看', '试 了 试']);
  assert.deepEqual(found(text, 'A:[pos="v"] [] B:[pos="v"] :: A.word != B.word'), ['看 ， 想', '想 一 说', '说 ， 试']);
  assert.deepEqual(found(text, '(A:"看")? "一" B:[] :: A.word = B.word'), ['看 一 看']);
  assert.deepEqual(found(text, '(A:"看")? "一" B:[] :: !(A.word = B.word)'), ['一 看', '一 说']);
  assert.deepEqual(found('大 小 大 小 大', 'A:[] []* B:[] :: A.word = B.word'), ['大 小 大 小 大', '小 大 小', '大 小 大']);
  assert.deepEqual(found(text, '(A:[pos="v"] [] within s) B:[] :: A.pos = B.pos & B.word = "说"'), ['想 一 说']);
});

test('a text whatever the words it is cut into', () => {
  const articles = ['国家 卫生健康委员会 ，', '国家卫 生 健康委 员会', '國(guó)家衛生健康委', '国家\n卫生健康委', '国家 ， 卫生健康委'];
  assert.deepEqual(found(articles, 'text("国家卫生健康委")'), ['国家 卫生健康委员会', '国家卫 生 健康委', '國家衛生健康委']);
  assert.deepEqual(found('好好好 好 好', 'text("好好")'), ['好好好', '好 好']);
  assert.deepEqual(found('北京市 长 安 街', '[] text("市长") []'), []);
  assert.deepEqual(found('在 北京市 长 安 街', '[] text("市长") []'), ['在 北京市 长 安']);
});

test('near-duplicates once, within what is looked at', () => {
  const articles = ['健康 甲', '健康 乙', '健康 丙'];
  assert.deepEqual(found(articles, '"健康" []', { scope: Uint32Array.of(2, 3) }), ['健康 乙', '健康 丙']);
});
