/**
 * Lets the client's own logic run without VS Code: `import 'vscode'` finds a small stand-in. Import this file first
 * and the client's files dynamically after it. What VS Code itself does is tested in a real one.
 */
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'vscode' ? { url: new URL('./fake-vscode-api.ts', import.meta.url).href, shortCircuit: true } : next(specifier, context),
});
