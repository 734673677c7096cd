import { createContext, useContext } from 'react';
import type { Client } from './client.ts';
import type { PortalConfig } from './config.ts';
import type { Me } from './model.ts';
import type { Session } from './session/session.ts';

/** What every page stands on: the way to the API, who is signed in, and what they may do. */
export type Desk = { client: Client; config: PortalConfig; session: Session; me: Me };

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk outside of the desk');
  return desk;
}

/** True when one of my roles may give this command to this kind of record. The API has the last word. */
export function mayI(me: Me, kind: string, command: string): boolean {
  const commands = me.rights?.[kind];
  return commands ? commands.includes('*') || commands.includes(command) : me.rights === undefined;
}

export function useMay(): (kind: string, command: string) => boolean {
  const { me } = useDesk();
  return (kind, command) => mayI(me, kind, command);
}

/** True for people who ask for help and do not work on incidents: their pages are self-service. */
export const isRequester = ({ roles }: Me): boolean => roles.every((role) => role === 'requester');
