/** Texts that are figures: dates and codes of divisions. Each is kept as a number where that number gives the very text again. */
import { broken } from './bytes.ts';
import type { Form } from './forms.ts';

/** A text follows; above it: the number of a figure. */
const SPELLED = 0;

function figure(numberOf: (text: string) => number | undefined, textOf: (number: number) => string): Form<string> {
  return {
    write(to, value) {
      const number = numberOf(value);
      if (number !== undefined && textOf(number) === value) {
        to.number(number + 1);
        return;
      }
      to.number(SPELLED);
      to.text(value);
    },
    read(from) {
      const code = from.number();
      if (code !== SPELLED) return textOf(code - 1);
      const value = from.text();
      if (value === undefined) throw broken();
      return value;
    },
  };
}

/** 2020-06-19, 2020-06, 2020, --06-19: the year, the month and the day, each 0 where there is none. */
export const iso = figure(
  (text) => {
    const parts = /^(\d{4}|-)(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text);
    if (parts === null) return undefined;
    const year = parts[1] === '-' ? 0 : Number(parts[1]);
    return (year * 13 + Number(parts[2] ?? 0)) * 32 + Number(parts[3] ?? 0);
  },
  (number) => {
    const day = number % 32;
    const month = Math.floor(number / 32) % 13;
    const year = Math.floor(number / 32 / 13);
    return (year === 0 ? '-' : String(year).padStart(4, '0')) + (month === 0 ? '' : `-${two(month)}`) + (day === 0 ? '' : `-${two(day)}`);
  },
);

/** 410421: digits that do not begin with 0. */
export const digits = figure((text) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined), String);

function two(number: number): string {
  return String(number).padStart(2, '0');
}
