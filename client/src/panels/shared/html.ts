/**
 * The page that the view lives in. Nothing runs in it but our own bundle, and nothing is loaded from anywhere else: whatever article
 * text may say, it is text.
 */

export interface PageParts {
  /** What VS Code calls its own addresses in a policy. */
  source: string;
  /** Used once. */
  nonce: string;
  script: string;
  style: string;
  locale: string;
  title: string;
  /** Whether the page makes pictures of its own plots, to be saved. */
  pictures?: boolean;
}

/** The page as HTML. */
export function panelPage({ source, nonce, script, style, locale, title, pictures = false }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${source}`,
    `font-src ${source}`,
    ...(pictures ? ['img-src data:'] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(locale)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="${escapeHtml(style)}">
</head>
<body>
<main id="panel"></main>
<script nonce="${escapeHtml(nonce)}" src="${escapeHtml(script)}"></script>
</body>
</html>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/gu, (character) => entities[character] ?? character);
}
