import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPosts, namesIn, personNamed } from '../../support/people.ts';

test('a career with a step on each line, and a label before the first', () => {
  checkPosts(
    [
      '鲁明远,男,汉族,1970年3月出生,现任市政府党组成员、副市长。',
      '个人简历',
      '1987.09—1991.07 江州师范学院学习',
      '1991.07—1999.02 市第三中学政教处副主任',
      '1999年2月至2003年11月 市委宣传部理论科科长',
      '2013.04—2017.01 清江区委副书记、区长(其间:2015.03—2016.01 挂职任省林业局办公室副主任)',
    ].join('\n'),
    {
      鲁明远: [
        '市政府+党组成员',
        '+副市长',
        '市第三中学政教处+副主任',
        '市委宣传部理论科+科长',
        '清江区委+副书记',
        '+区长',
        '省林业局办公室+副主任',
      ],
    },
  );
});

test('a line that is no step ends the career', () => {
  const { posts } = personNamed(namesIn('鲁明远,男,1970年3月出生。\n工作分工\n1999.02 清江区委副书记'), '鲁明远');
  assert.deepEqual(posts, []);
});

test('the career of an obituary stands behind the place of birth', () => {
  checkPosts('唐守信同志是江州临河人,1925年7月出生。历任临河县供销社主任,临河县兵役局副局长,江州地区行署副专员等职。', {
    唐守信: ['临河县供销社+主任', '临河县兵役局+副局长', '江州地区行署+副专员'],
  });
  checkPosts('唐守信同志,江州临河人,1925年7月生。历任临河县供销社主任。', { 唐守信: ['临河县供销社+主任'] });
});

test('what somebody was, said of him in a further part of the sentence', () => {
  checkPosts('陈国良同志政治素质好,曾任市第三医院副院长、市卫生局局长,是合适的人选。', {
    陈国良: ['市第三医院+副院长', '市卫生局+局长'],
  });
});
