/**
 * The page as a document of its own: black on white, every plot and table, no buttons, nothing that runs. What a browser opens and
 * prints.
 */
import { svgFile } from './svg.ts';

const STYLE = `body{font:13px/1.5 "Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif;color:#000;background:#fff;max-width:60em;margin:2em auto;padding:0 1em}
h1{font-size:1.8em;margin:0 0 .2em}h2{font-size:1.25em;margin:1.6em 0 .4em;border-bottom:1px solid #999}table{border-collapse:collapse;width:100%;margin:.6em 0}
th,td{padding:2px 8px;text-align:left;font-weight:normal;border-bottom:1px solid #ddd;vertical-align:top}thead th{font-weight:600;border-bottom:1px solid #000}.number{text-align:right}
caption{text-align:left;color:#444}ol,ul{padding-left:1.4em}blockquote{margin:0}.told,.date,.reading{color:#444}.reading{font-size:.6em;margin-left:.6em}.date{margin-right:.8em}.verb{margin-right:.4em}
svg{max-width:100%;height:auto}section,figure,tr,li{break-inside:avoid}section{break-inside:auto}h2{break-after:avoid}`;

/** @param page what is shown; @param title may hold anything */
export function printed(page: HTMLElement, title: string, locale: string): string {
  const copy = page.cloneNode(true) as HTMLElement;
  const plots = [...page.querySelectorAll<SVGSVGElement>('svg.plot')];
  // The colours of paper, whatever the theme.
  document.body.classList.add('paper');
  for (const [index, plot] of [...copy.querySelectorAll('svg.plot')].entries()) {
    const file = svgFile(plots[index] as SVGSVGElement);
    plot.replaceWith(document.importNode(new DOMParser().parseFromString(file, 'image/svg+xml').documentElement, true));
  }
  document.body.classList.remove('paper');
  for (const button of copy.querySelectorAll('button.link')) button.replaceWith(...button.childNodes);
  for (const gone of copy.querySelectorAll('button, select, label, dialog, .tools, .card, .actions, .codicon, [hidden]')) gone.remove();
  for (const element of copy.querySelectorAll('*')) {
    for (const name of ['tabindex', 'role', 'id', 'aria-labelledby', 'aria-label']) element.removeAttribute(name);
  }
  const heading = document.createElement('title');
  heading.textContent = title;
  return [
    '<!DOCTYPE html>',
    `<html lang="${locale.replace(/[^\w-]/gu, '')}">`,
    `<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `${heading.outerHTML}<style>${STYLE}</style></head>`,
    `<body>${copy.innerHTML}</body>`,
    '</html>',
    '',
  ].join('\n');
}
