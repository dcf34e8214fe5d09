import path from 'node:path';
import { test } from 'node:test';
import { root, runInVscode } from '../support/e2e.ts';

test('the seeds in a real VS Code', (t) => runInVscode(t, { group: 'seeds', extension: root, corpus: path.join(root, 'seeds') }));
