import { lexer, type Token, type Tokens } from 'marked';
import { createElement, Fragment, type ReactNode } from 'react';
import { Picture } from './picture.tsx';
import { safeLink } from './safe-link.ts';

const deepest = 24;
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0', apos: "'" };
const plain = (text: string) =>
  text
    .replace(/&(amp|lt|gt|quot|nbsp|apos);/g, (_, name: string) => entities[name] ?? '')
    .replace(/&#39;/g, "'");

type Frame = { readonly depth: number; readonly files?: string | undefined };

const all = (tokens: readonly Token[] | undefined, frame: Frame): ReactNode =>
  (tokens ?? []).map((token, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the tokens of a text keep their places
    <Fragment key={index}>{nodeOf(token, frame)}</Fragment>
  ));

function Row({ cells, frame, head }: { cells: Tokens.TableCell[]; frame: Frame; head?: boolean }) {
  return (
    <tr>
      {cells.map((cell, index) => {
        const inside = all(cell.tokens, frame);
        const className = cell.align ?? undefined;
        // biome-ignore-start lint/suspicious/noArrayIndexKey: the cells of a row keep their places
        return head ? (
          <th key={index} scope="col" className={className}>
            {inside}
          </th>
        ) : (
          <td key={index} className={className}>
            {inside}
          </td>
        );
        // biome-ignore-end lint/suspicious/noArrayIndexKey: the cells of a row keep their places
      })}
    </tr>
  );
}

function linkOf({ href, tokens }: Tokens.Link, frame: Frame): ReactNode {
  const link = safeLink(href);
  const inside = all(tokens, frame);
  if (!link) return inside;
  const away = link.outside && { target: '_blank', rel: 'noopener noreferrer' };
  return (
    <a href={link.href} {...away}>
      {inside}
    </a>
  );
}

function listOf({ ordered, start, items }: Tokens.List, frame: Frame): ReactNode {
  const rows = items.map((item, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the items of a list keep their places
    <li key={index}>
      {item.task && <span aria-hidden="true">{item.checked ? '☑ ' : '☐ '}</span>}
      {all(item.tokens, frame)}
    </li>
  ));
  return ordered ? <ol start={Number(start) || 1}>{rows}</ol> : <ul>{rows}</ul>;
}

/** What a token becomes. HTML is dropped, pictures come out of the article's own files alone. */
function nodeOf(token: Token, { depth, files }: Frame): ReactNode {
  const frame = { depth: depth + 1, files };
  if (depth > deepest) return token.raw;
  const inside = () => all((token as { tokens?: Token[] }).tokens, frame);
  switch (token.type) {
    case 'heading':
      // The page's own heading is the first one.
      return createElement(`h${Math.min(6, token.depth + 1)}`, null, inside());
    case 'paragraph':
      return <p>{inside()}</p>;
    case 'strong':
      return <strong>{inside()}</strong>;
    case 'em':
      return <em>{inside()}</em>;
    case 'del':
      return <del>{inside()}</del>;
    case 'blockquote':
      return <blockquote>{inside()}</blockquote>;
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
        <pre tabIndex={0}>
          <code>{token.text}</code>
        </pre>
      );
    case 'codespan':
      return <code>{token.text}</code>;
    case 'br':
      return <br />;
    case 'hr':
      return <hr />;
    case 'link':
      return linkOf(token as Tokens.Link, frame);
    case 'image':
      return <Picture href={token.href} words={plain(token.text)} files={files} />;
    case 'list':
      return listOf(token as Tokens.List, frame);
    case 'table': {
      const { header, rows } = token as Tokens.Table;
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
        <div className="wide" tabIndex={0}>
          <table>
            <thead>
              <Row cells={header} frame={frame} head />
            </thead>
            <tbody>
              {rows.map((cells, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a table keep their places
                <Row key={index} cells={cells} frame={frame} />
              ))}
            </tbody>
          </table>
        </div>
      );
    }
    case 'text':
      return (token as Tokens.Text).tokens ? inside() : plain(token.text);
    case 'escape':
      return plain(token.text);
    default:
      return null;
  }
}

function parsed(text: string): Token[] | undefined {
  try {
    return lexer(text, { gfm: true });
  } catch {
    // Nested so deep that it is nothing that anybody reads.
    return undefined;
  }
}

/**
 * Markdown as elements, never as HTML: nothing of it runs, and nothing is fetched but the article's own files.
 *
 * @param files path of the record whose files its pictures are
 */
export function Markdown({ text, files }: { text: string; files?: string | undefined }) {
  const tokens = parsed(text);
  return (
    <div className="markdown">
      {tokens ? all(tokens, { depth: 0, files }) : <p className="prose">{text}</p>}
    </div>
  );
}
