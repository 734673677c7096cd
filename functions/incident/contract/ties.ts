import { contract } from '../../kernel/contract.ts';
import { linkOperations, watchOperations } from '../../record/tie-operations.ts';
import { incidentRights as rights } from '../rights.ts';
import { IncidentView, one } from './view.ts';

/** What an incident has to do with other records, and who wants to hear of it. */
export const tieContract = contract([
  ...linkOperations('Incident', one, rights, IncidentView),
  ...watchOperations('Incident', one, rights, IncidentView),
]);
