import { useQuery } from '@tanstack/react-query';
import { useDesk } from '../../desk.ts';

const own = /^attachment:([0-9a-f-]{36})$/;
const shown = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

const asData = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });

type Props = { href: string; words: string; files?: string | undefined };

const Instead = ({ words }: Pick<Props, 'words'>) => <span className="soft">[{words || 'Picture'}]</span>;

function OwnPicture({ id, words, files }: { id: string; words: string; files: string }) {
  const { client } = useDesk();
  const { data } = useQuery({
    queryKey: ['picture', files, id],
    queryFn: async () => {
      const { url, type } = await client.get<{ url?: string; type: string }>(`${files}/attachments/${id}`);
      if (!url || !shown.has(type)) return null;
      return asData(await (await fetch(url)).blob());
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return data ? <img src={data} alt={words} /> : <Instead words={words} />;
}

/** A picture among the files of the record, as `![words](attachment:<id>)` names it. Any other is its words alone. */
export function Picture({ href, words, files }: Props) {
  const id = own.exec(href)?.[1];
  return id && files ? <OwnPicture id={id} words={words} files={files} /> : <Instead words={words} />;
}
