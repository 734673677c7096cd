import { contract } from '../kernel/contract.ts';
import { lifeContract } from './contract/life.ts';
import { recordContract } from './contract/records.ts';

/** Incidents over HTTP. */
export const incidentContract = contract([...recordContract, ...lifeContract]);
