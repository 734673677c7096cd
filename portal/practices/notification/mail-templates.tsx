import type { TableProps } from '@cloudscape-design/components/table';
import type { MailTemplate } from '../../../functions/notification/mail-template.ts';
import { Page } from '../../components/page.tsx';
import { PlainRow } from '../../components/plain-row.tsx';
import { Nothing } from '../../components/quiet.tsx';
import { RecordList } from '../../components/record-list.tsx';
import { languageNames, mailTopicNames } from './words.ts';

export type Template = MailTemplate & { changed: boolean };

const own = ({ changed }: Template) => (changed ? 'Your words' : 'As shipped');
const name = ({ topic }: Template) => mailTopicNames[topic];

const columns: TableProps.ColumnDefinition<Template>[] = [
  {
    id: 'topic',
    header: 'When',
    isRowHeader: true,
    minWidth: 200,
    cell: (template) => (
      <a className="cell-title" href={`/mail-templates/${template.id}/edit`} data-row={template.id}>
        <span>{name(template)}</span>
      </a>
    ),
  },
  { id: 'language', header: 'Language', cell: ({ language }) => languageNames[language] },
  { id: 'subject', header: 'Subject', cell: ({ subject }) => subject },
  { id: 'changed', header: 'Words', cell: own },
];

/** The words of every mail about a ticket. */
export function MailTemplateList() {
  return (
    <Page
      title="Mail templates"
      about="What people read when there is news of a ticket of theirs, in each language."
    >
      <RecordList<Template>
        label="Mail templates"
        path="/mail-templates"
        columns={columns}
        row={(template) => (
          <PlainRow
            href={`/mail-templates/${template.id}/edit`}
            id={template.id}
            title={name(template)}
            details={[languageNames[template.language], own(template)]}
          />
        )}
        empty={<Nothing title="There is no template" />}
      />
    </Page>
  );
}
