import { type Input, mapIn, tableIn } from './input.ts';
import type { Operation } from './item-operations.ts';
import { validation } from './refused.ts';
import type { Table } from './table.ts';
import { changeTable } from './table-changes.ts';

/** Time to live and continuous backups. */
export const settingOperations: Record<string, Operation> = {
  UpdateTimeToLive: (engine, input) => {
    const table = tableIn(engine.tables, input);
    const { AttributeName, Enabled } = mapIn(input, 'TimeToLiveSpecification');
    if (typeof AttributeName !== 'string' || typeof Enabled !== 'boolean') {
      throw validation('TimeToLiveSpecification needs AttributeName and Enabled');
    }
    const { timeToLive: before, ...others } = table.settings;
    if (Enabled === (before !== undefined)) {
      throw validation(`TimeToLive is already ${Enabled ? 'enabled' : 'disabled'}`);
    }
    changeTable(engine, table, table.definition, Enabled ? { ...others, timeToLive: AttributeName } : others);
    return { TimeToLiveSpecification: { AttributeName, Enabled } };
  },
  DescribeTimeToLive: ({ tables }, input) => {
    const { timeToLive } = tableIn(tables, input).settings;
    return {
      TimeToLiveDescription: timeToLive
        ? { AttributeName: timeToLive, TimeToLiveStatus: 'ENABLED' }
        : { TimeToLiveStatus: 'DISABLED' },
    };
  },
  UpdateContinuousBackups: (engine, input) => {
    const table = tableIn(engine.tables, input);
    const { PointInTimeRecoveryEnabled } = mapIn(input, 'PointInTimeRecoverySpecification') as Input;
    const settings = { ...table.settings, pointInTimeRecovery: PointInTimeRecoveryEnabled === true };
    return backups(changeTable(engine, table, table.definition, settings));
  },
  DescribeContinuousBackups: ({ tables }, input) => backups(tableIn(tables, input)),
};

function backups({ settings }: Table): Record<string, unknown> {
  const PointInTimeRecoveryStatus = settings.pointInTimeRecovery ? 'ENABLED' : 'DISABLED';
  return {
    ContinuousBackupsDescription: {
      ContinuousBackupsStatus: 'ENABLED',
      PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus },
    },
  };
}
