import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';

const keys: [string, string][] = [
  ['a', 'Acknowledge'],
  ['s', 'Resolve: it is solved'],
  ['c', 'Comment'],
  ['t', 'Take it: assign it to me'],
  ['h', 'Put on hold'],
  ['j, k', 'Move in a list; Enter opens'],
  ['/, Ctrl K', 'Find a page, a person or a record'],
  ['?', 'This help'],
];

/** Which keys do what. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  return (
    <Modal
      visible
      header="Keys"
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <Button variant="primary" onClick={onClose}>
            Close
          </Button>
        </Box>
      }
    >
      <dl className="keys">
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
