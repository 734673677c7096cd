/** With what an article begins: headings that say what readers look for. */
export const articleTemplates = {
  'how-to': {
    name: 'How to',
    body: '## What you need\n\n\n## Steps\n\n1. \n2. \n3. \n\n## If it does not work\n\n',
  },
  'known-error': {
    name: 'Known error',
    body: '## Symptom\n\n\n## Cause\n\n\n## Workaround\n\n\n## Final solution\n\n',
  },
  answer: { name: 'Question and answer', body: '## Question\n\n\n## Answer\n\n' },
} as const;

type Solved = { readonly description?: string | undefined; readonly resolution?: string | undefined };

/** A known error out of what an incident says of itself. */
export const knownErrorOf = ({ description = '', resolution = '' }: Solved): string =>
  `## Symptom\n\n${description.slice(0, 20_000)}\n\n## Cause\n\n\n\n## Workaround\n\n${resolution.slice(0, 40_000)}\n`;
