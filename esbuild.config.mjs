/**
 * Builds `dist/`: what VS Code loads and the package ships. `node esbuild.config.mjs [--production] [--watch]`.
 *
 * The client is CommonJS, as VS Code's `require` wants it; everything that runs in its own process or thread is an ES
 * module. nodejieba finds its addon and its dictionaries by its own folder, so it stays outside the bundle and lies
 * beside it as `dist/node_modules/nodejieba`, where `require('nodejieba')` finds it from the bundle as it does from the
 * sources.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { dictionaryTrie } from './server/src/article/people/dictionary-trie.ts';
import { recipeOfSources } from './server/src/corpus/recipe.ts';

const root = path.dirname(fileURLToPath(import.meta.url));
const dist = path.join(root, 'dist');
const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** CommonJS dependencies call `require`, which an ES module does not have. */
const requireForModules =
  "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);";

/**
 * The dictionary's trie, laid out now and not at every start: the module that lays it out becomes one that reads its cells, which
 * lie in files beside it. In the bundle itself their letters would stay in the memory of every thread, with the source.
 * @type {esbuild.Plugin}
 */
const dictionaryLaidOut = {
  name: 'dictionary laid out',
  setup(build) {
    build.onLoad({ filter: /[\\/]dictionary-trie\.ts$/ }, () => ({
      contents: `import { readFileSync } from 'node:fs';
import codes from 'dictionary:codes';
import links from 'dictionary:links';
const cells = (file, Cells) => {
  const bytes = readFileSync(new URL(file, import.meta.url));
  const all = new Cells(bytes.length / Cells.BYTES_PER_ELEMENT);
  new Uint8Array(all.buffer).set(bytes);
  return all;
};
export const dictionaryTrie = () => ({ codes: cells(codes, Uint16Array), links: cells(links, Int32Array) });`,
      loader: 'js',
    }));
    build.onResolve({ filter: /^dictionary:/ }, ({ path: name }) => ({ path: name.slice('dictionary:'.length), namespace: 'dictionary' }));
    build.onLoad({ filter: /.*/, namespace: 'dictionary' }, ({ path: name }) => {
      const { buffer, byteOffset, byteLength } = dictionaryTrie()[name];
      return { contents: new Uint8Array(buffer, byteOffset, byteLength), loader: 'file' };
    });
  },
};

/**
 * Each module that imports a CommonJS package gets a copy of all that the package exports. The protocol library exports five hundred
 * things and is imported by some forty modules: what many modules import is copied once, into a module that they share.
 * @type {esbuild.Plugin}
 */
const packagesCopiedOnce = {
  name: 'packages copied once',
  setup(build) {
    build.onResolve({ filter: /^(vscode-languageserver\/node|@vscode\/l10n)$/ }, ({ path: name, namespace }) =>
      namespace === 'package' ? undefined : { path: name, namespace: 'package' },
    );
    build.onLoad({ filter: /.*/, namespace: 'package' }, ({ path: name }) => {
      const names = Object.keys(createRequire(import.meta.url)(name)).filter((each) => each !== 'default');
      return { contents: `import * as all from '${name}';\nexport const { ${names.join(', ')} } = all;`, resolveDir: root, loader: 'js' };
    });
  },
};

/**
 * A workspace without Chinese text never needs most of the client, nor the protocol library: what is imported late of the client is a
 * bundle of its own.
 * @type {esbuild.Plugin}
 */
const lateBundles = {
  name: 'late bundles',
  setup(build) {
    build.onResolve({ filter: /^\.\/.*\.ts$/ }, ({ kind, path: file }) =>
      kind === 'dynamic-import' ? { path: file.replace(/\.ts$/, '.cjs'), external: true } : undefined,
    );
  },
};

/** @type {esbuild.BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node22',
  charset: 'utf8',
  minify: production,
  keepNames: production,
  sourcemap: !production,
  legalComments: 'none',
  logLevel: 'info',
};

/** @type {esbuild.BuildOptions[]} */
const bundles = [
  {
    ...shared,
    entryPoints: { client: 'client/src/extension.ts', parts: 'client/src/parts.ts', 'language-client': 'client/src/language-client.ts' },
    format: 'cjs',
    // VS Code hands out its module to `require` alone.
    supported: { 'dynamic-import': false },
    plugins: [lateBundles],
    external: ['vscode'],
    outdir: dist,
    outExtension: { '.js': '.cjs' },
  },
  {
    ...shared,
    entryPoints: {
      server: 'server/src/main.ts',
      worker: 'server/src/corpus/worker.ts',
      analyst: 'server/src/corpus/analysing/analyst.ts',
      segmenter: 'server/src/corpus/segmenting/segmenter-process.ts',
      cleaner: 'server/src/corpus/clean/worker.ts',
      querier: 'server/src/query-thread.ts',
      cli: 'server/src/cli.ts',
    },
    format: 'esm',
    // Parts that are imported late, such as the analysis in a server that leaves it to its worker, load only when needed.
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    assetNames: 'chunks/[name]-[hash]',
    external: ['nodejieba'],
    plugins: [dictionaryLaidOut, packagesCopiedOnce],
    // The module fields first: the CommonJS builds of some dependencies load their parts in ways no bundler can follow.
    mainFields: ['module', 'main'],
    banner: { js: requireForModules },
    // What facts are made by, so that an index knows whether it is up to date.
    define: { YULIAO_RECIPE: JSON.stringify(recipeOfSources()) },
    outdir: dist,
  },
  {
    ...shared,
    // Pages inside VS Code's window: one bundle each, with its style and VS Code's icons.
    entryPoints: {
      concordance: 'client/src/panels/concordance/view/main.ts',
      dossier: 'client/src/panels/dossier/view/main.ts',
    },
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    // A page's policy loads no map, and asking for one would be an error in its console.
    sourcemap: false,
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
    outdir: path.join(dist, 'panels'),
  },
];

/** Leaves an equal copy alone: a running server may have the addon mapped into its memory. */
function copyWhereChanged(from, to) {
  if (existsSync(to) && readFileSync(from).equals(readFileSync(to))) return;
  mkdirSync(path.dirname(to), { recursive: true });
  copyFileSync(from, to);
}

/** Copies the segmenter; without its compiled addon the product works, less what needs words, and says so. */
function copySegmenter() {
  const from = path.dirname(createRequire(import.meta.url).resolve('nodejieba/package.json'));
  const to = path.join(dist, 'node_modules', 'nodejieba');
  const addon = path.join('build', 'Release', 'nodejieba.node');
  if (!existsSync(path.join(from, addon))) {
    const message = 'nodejieba has no compiled addon here; "npm rebuild nodejieba" makes it (a C++ compiler is needed)';
    if (production) throw new Error(message);
    console.warn(message);
    return;
  }
  // Those for keywords are replaced by our own.
  const dictionaries = ['jieba.dict.utf8', 'hmm_model.utf8', 'user.dict.utf8'];
  for (const file of ['package.json', 'LICENSE', 'index.js', addon, ...dictionaries.map((name) => `submodules/cppjieba/dict/${name}`)]) {
    copyWhereChanged(path.join(from, file), path.join(to, file));
  }
}

copySegmenter();
// Chunks are named by their content: those of earlier builds would only pile up.
rmSync(path.join(dist, 'chunks'), { recursive: true, force: true });
for (const options of bundles) {
  if (watch) await (await esbuild.context(options)).watch();
  // esbuild has said what is wrong.
  else await esbuild.build(options).catch(() => process.exit(1));
}
