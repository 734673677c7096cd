import { Fragment } from 'react';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { Nothing } from '../../components/quiet.tsx';
import type { Ci, ClassWithRules } from './types.ts';
import { sourceName, valueText } from './words.ts';

const words: Readonly<Record<string, string>> = {
  name: 'Name',
  service: 'Service',
  owner: 'Owner',
  criticality: 'Criticality',
};

/** What is said of an item, field by field: what holds, whose word that is, and what others say otherwise. */
export function AttributesPanel({ ci, rules }: { ci: Ci; rules: ClassWithRules['rules'] }) {
  const { said = {}, from, attributes } = ci;
  const label = (field: string) =>
    words[field] ??
    rules?.attributes.find(({ name }) => `attributes.${name}` === field)?.label ??
    field.replace('attributes.', '');
  const held = (field: string) =>
    field.startsWith('attributes.') ? attributes[field.slice('attributes.'.length)] : ci[field as 'name'];
  const fields = Object.keys(from).toSorted((a, b) => label(a).localeCompare(label(b)));
  const otherwise = (field: string) =>
    Object.entries(said).filter(
      ([source, { values }]) =>
        source !== from[field] &&
        values[field] !== undefined &&
        JSON.stringify(values[field]) !== JSON.stringify(held(field)),
    );
  return (
    <Panel title="Attributes" count={fields.length || undefined}>
      {!fields.length && <Nothing title="Nothing is said of it yet" />}
      {fields.length > 0 && (
        <PlainTable
          label="Attributes"
          heads={['Attribute', 'Value', 'Said by']}
          rows={fields.map((field) => ({
            id: field,
            cells: [
              label(field),
              <Fragment key={field}>
                {valueText(held(field))}
                {otherwise(field).map(([source, { values }]) => (
                  <span key={source} className="detail">
                    {sourceName(source)}: {valueText(values[field])}
                  </span>
                ))}
              </Fragment>,
              sourceName(from[field] ?? ''),
            ],
          }))}
        />
      )}
    </Panel>
  );
}
