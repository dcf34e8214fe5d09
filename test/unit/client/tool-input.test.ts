/** What a model may write as a tool's input, and what it is told where that is wrong. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { day, oneOf, someOf, text, valuesOf, WrongInput, whole } from '../../../client/src/tools/input.ts';

describe('the input of a tool', () => {
  const wrong = (read: () => unknown, message: RegExp) =>
    assert.throws(read, (error) => error instanceof WrongInput && message.test(error.message));

  it('is an object', () => {
    for (const input of [undefined, null, 'text', 3, ['a']]) wrong(() => valuesOf(input), /must be an object/);
    assert.deepEqual(valuesOf({ name: '李斌' }), { name: '李斌' });
  });

  it('has texts that say something', () => {
    assert.equal(text({ name: ' 李斌 ' }, 'name'), '李斌');
    wrong(() => text({}, 'name'), /"name" must be a text/);
    wrong(() => text({ name: ' \n' }, 'name'), /not empty/);
    wrong(() => text({ name: 7 }, 'name'), /must be a text/);
    wrong(() => text({ name: '李'.repeat(101) }, 'name', 100), /longer than 100/);
  });

  it('has words of a list, the first where there is none', () => {
    assert.equal(oneOf({}, 'kind', ['person', 'place']), 'person');
    assert.equal(oneOf({ kind: 'place' }, 'kind', ['person', 'place']), 'place');
    wrong(() => oneOf({ kind: 'city' }, 'kind', ['person', 'place']), /one of: person, place/);
    assert.deepEqual(someOf({ zones: ['body', 'title'] }, 'zones', ['title', 'body']), ['title', 'body']);
    assert.equal(someOf({}, 'zones', ['title']), undefined);
    for (const zones of [[], 'title', ['title', 'footer']]) wrong(() => someOf({ zones }, 'zones', ['title']), /must be a list of: title/);
  });

  it('has numbers within bounds', () => {
    assert.equal(whole({}, 'lines', 1, 100, 20), 20);
    assert.equal(whole({ lines: 100 }, 'lines', 1, 100, 20), 100);
    for (const lines of [0, 101, 1.5, Number.NaN, '5']) wrong(() => whole({ lines }, 'lines', 1, 100, 20), /from 1 to 100/);
  });

  it('has days, or months and years that begin and end with one', () => {
    assert.equal(day({ from: '2023' }, 'from', 'first'), '2023-01-01');
    assert.equal(day({ from: '2023-09' }, 'from', 'first'), '2023-09-01');
    assert.equal(day({ until: '2023' }, 'until', 'last'), '2023-12-31');
    assert.equal(day({ until: '2023-02' }, 'until', 'last'), '2023-02-31');
    assert.equal(day({ until: '2023-02-03' }, 'until', 'last'), '2023-02-03');
    assert.equal(day({}, 'until', 'last'), undefined);
    for (const from of ['23', 'last year', '2023/09', '2023-13', '2023-00', '2023-02-32', 2023])
      wrong(() => day({ from }, 'from', 'first'), /must be a date/);
  });
});
