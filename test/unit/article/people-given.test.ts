/** Given names as people bear them today, and what they are told by: how often each character stands in which place. */
import { test } from 'node:test';
import { checkPeople } from '../../support/people.ts';

test('the given names of today are names in a list without a post', () => {
  checkPeople('在颁奖仪式上,[|李彬|]、[|崔梓萌|]、[|周雨桐|]当选为优秀学员。');
});

test('a character that hardly anything but names is written with speaks for a name', () => {
  checkPeople('会上,[|张楗栩|]、[|王垚|]和[|陈燚|]作了发言。');
});

test('words of teachers and pupils are no names', () => {
  checkPeople('要提高教师师德素养,引导师生员工参与。校领导班子率先垂范。');
});

test('two likely names in a list prove each other', () => {
  checkPeople('小朋友们在[|李小燕|]、[|尹俊杰|]等的指导下画画。');
  checkPeople('高产、高效的水稻,东门、石桥两村的道路,江淮、江南等地的雾。');
});
