/** Names that nothing but an ordinary word beside them speaks for, and names that are told from what runs on behind them. */
import { test } from 'node:test';
import { checkPeople } from '../../support/people.ts';

test('words that news writes before and behind names make names', () => {
  checkPeople('“还要感谢[|夏琴|]老师,”女主角由[|蒋晴芳|]扮演。');
  checkPeople('得奖的有女儿[|米小雪|]和同屋的工友[|褚学光|]。');
  checkPeople('库房保管员[|车乃卿|]把钥匙递给了牙医[|莫可仪|],外教[|雷蒙德·奥库|]也在。');
});

test('a name ends where a shorter one that is proved elsewhere does', () => {
  checkPeople('党委副书记[|李林|]出席会议。[|李林|]介绍了情况,[|李林|]向同学们提出三点希望。');
});

test('a foreign surname is no further person beside the whole name', () => {
  checkPeople('总统[|穆萨·恩迪亚|]会见来宾。恩迪亚总统表示感谢。');
});

test('measure words and particles begin no name', () => {
  checkPeople('一位高龄老人走上讲台。面朝黄土背朝天的日子里,大家互相帮助。');
});
