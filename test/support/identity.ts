/** Appearances written by hand, and who they are found to be. */
import { type Appearance, houseOf } from '../../server/src/corpus/identity/appearance.ts';
import { type ResolveOptions, resolve } from '../../server/src/corpus/identity/resolve.ts';
import { dayOf } from '../../server/src/corpus/rows.ts';
import { foldKey } from '../../server/src/text/folding.ts';

/**
 * A name in an article that is known by its date. A post is written `organisation/title` or `organisation/title/resolved`.
 * @param codes divisions of the article, the most named first; @param related other names in it
 */
export function appearance(
  name: string,
  published: string,
  posts: readonly string[],
  codes: readonly string[] = [],
  related: readonly string[] = [],
): Appearance {
  return {
    path: published,
    key: foldKey(name),
    day: dayOf(published),
    role: posts.length > 0 ? 'official' : 'other',
    posts: posts.map((post) => {
      const [organisation = '', title = '', resolved = ''] = post.split('/');
      return { organisation, title, resolved };
    }),
    houses: posts.map((post) => houseOf(post.split('/')[2] ?? post.split('/')[0] ?? '')),
    setting: { codes, related },
  };
}

/** The people, each as the paths of the appearances, then the unsure ones, each led by a question mark. */
export function grouped(appearances: readonly Appearance[], options?: ResolveOptions): string[] {
  const { bearers, unsure } = resolve(appearances, options);
  return [
    ...bearers.map(({ members }) => members.map(({ path }) => path).join(' ')),
    ...unsure.map(({ appearance }) => `? ${appearance.path}`),
  ];
}
