/**
 * How values lie in bytes, as data: a form is made of smaller forms and goes both ways, so that what is written and what is
 * read cannot part. Where a value stands in the text and in which line is told from the value before.
 */
import type { Zone } from '../../article/facts.ts';
import { ByteReader, ByteWriter, broken } from './bytes.ts';

/** Where the last value stood. */
class Position {
  /** Offset. */
  at = 0;
  /** 1-based. */
  line = 1;
  zones: readonly Zone[] = [];
}

/** What is written to. */
export class Packer extends ByteWriter {
  readonly last = new Position();
}

/** What is read from. */
export class Unpacker extends ByteReader {
  readonly last = new Position();
}

export interface Form<Value> {
  write(to: Packer, value: Value): void;
  read(from: Unpacker): Value;
}

/** A number ≥ 0. */
export const number: Form<number> = { write: (to, value) => to.number(value), read: (from) => from.number() };

/** A string. */
export const text: Form<string> = {
  write: (to, value) => to.text(value),
  read(from) {
    const value = from.text();
    if (value === undefined) throw broken();
    return value;
  },
};

/** An offset, from the one before. */
export const start: Form<number> = {
  write(to, value) {
    to.signed(value - to.last.at);
    to.last.at = value;
  },
  read: (from) => {
    from.last.at += from.signed();
    return from.last.at;
  },
};

/** The end of a span whose start came just before; spans do not end before they start. */
export const end: Form<number> = {
  write: (to, value) => to.number(value - to.last.at),
  read: (from) => from.last.at + from.number(),
};

/** A line, from the one before. */
export const line: Form<number> = {
  write(to, value) {
    to.signed(value - to.last.line);
    to.last.line = value;
  },
  read: (from) => {
    from.last.line += from.signed();
    return from.last.line;
  },
};

/** One of some values; their order is part of the form. */
export function oneOf<Value>(...values: readonly Value[]): Form<Value> {
  return {
    write: (to, value) => to.number(values.indexOf(value)),
    read(from) {
      const index = from.number();
      if (index >= values.length) throw broken();
      return values[index] as Value;
    },
  };
}

/** A value, or what stands for none. */
export function or<Value, None>(none: None, form: Form<Value>): Form<Value | None> {
  return {
    write(to, value) {
      to.number(value === none ? 0 : 1);
      if (value !== none) form.write(to, value as Value);
    },
    read: (from) => (from.number() === 0 ? none : form.read(from)),
  };
}

export function list<Value>(form: Form<Value>): Form<readonly Value[]> {
  return {
    write(to, values) {
      to.number(values.length);
      for (const value of values) form.write(to, value);
    },
    read(from) {
      const values: Value[] = [];
      for (let left = from.number(); left > 0; left--) values.push(form.read(from));
      return values;
    },
  };
}

/** The fields of an object, in the order in which they lie there. One that is undefined is left away. */
export function record<Value extends object>(fields: { readonly [Name in keyof Value]-?: Form<Value[Name]> }): Form<Value> {
  const names = Object.keys(fields) as (keyof Value)[];
  const forms = names.map((name) => fields[name] as Form<unknown>);
  return {
    write(to, value) {
      for (let index = 0; index < names.length; index++) (forms[index] as Form<unknown>).write(to, value[names[index] as keyof Value]);
    },
    read(from) {
      const value: Partial<Value> = {};
      for (let index = 0; index < names.length; index++) {
        const field = (forms[index] as Form<unknown>).read(from);
        if (field !== undefined) value[names[index] as keyof Value] = field as Value[keyof Value];
      }
      return value as Value;
    },
  };
}

/** A form that holds itself. */
export function later<Value>(form: () => Form<Value>): Form<Value> {
  return { write: (to, value) => form().write(to, value), read: (from) => form().read(from) };
}
