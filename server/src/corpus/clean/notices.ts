/** What the user should know of a clean copy, beside what became of each article. */
import { type Notice, notice } from '../messages.ts';
import type { BrokenFile } from '../side-files.ts';

export function baselineNotice(file: string): Notice {
  return notice(
    `baseline ${file}`,
    'warning',
    '{0} cannot be read and is left as it is; a check of the copy tells of what cleaning left. Mend or delete it, and run again.',
    [file],
    file,
  );
}

export function brokenNotice({ path: file, problems: [first] }: BrokenFile): Notice {
  const why = (first?.wording.en ?? '').replace(/\{(\d)\}/gu, (_, index: string) => first?.arguments[Number(index)] ?? '');
  return notice(`broken ${file}`, 'warning', '{0} is not used as it is written: {1}', [file, why], file);
}
