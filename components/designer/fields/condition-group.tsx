'use client';

/** One group of a condition: all or any of its rows and groups. */

import { Plus, Trash2 } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';
import { asGroup, type ConditionGroup, type ConditionNode, EMPTY_ROW, isOr, replaceMember } from './condition-model.ts';
import { ConditionRowEditor } from './condition-row.tsx';

export type ConditionGroupEditorProps = {
  group: ConditionGroup;
  /** Names the group for screen readers: "Condition", "Condition group 2". */
  label: string;
  isReadOnly: boolean;
  onChange(group: ConditionGroup): void;
  onRemove?: () => void;
};

export function ConditionGroupEditor({ group, label, isReadOnly, onChange, onRemove }: ConditionGroupEditorProps) {
  const add = (member: ConditionGroup['members'][number]) =>
    onChange({ ...group, members: [...group.members, member] });
  return (
    <fieldset
      aria-label={label}
      disabled={isReadOnly}
      className="space-y-2 rounded-lg border border-border border-l-2 border-l-primary/50 bg-background p-2"
    >
      <div className="flex items-center justify-between gap-2">
        <Select
          value={isOr(group) ? 'or' : 'and'}
          onValueChange={(operator) => onChange({ ...group, operator })}
          disabled={isReadOnly}
        >
          <SelectTrigger aria-label={`${label}: how rows are joined`} className="h-7 w-44 text-xs">
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            <SelectItem value="and">All of these hold</SelectItem>
            <SelectItem value="or">Any of these holds</SelectItem>
          </SelectContent>
        </Select>
        {onRemove && (
          <Button variant="ghost" size="icon-sm" aria-label={`Remove ${label}`} onClick={onRemove}>
            <Trash2 />
          </Button>
        )}
      </div>
      {group.members.map((member, index) => (
        <ConditionMember
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
          key={index}
          member={member}
          label={`${label} ${index + 1}`}
          isReadOnly={isReadOnly}
          onChange={(changed) => onChange(replaceMember(group, index, changed))}
        />
      ))}
      {group.members.length === 0 && (
        <p className="text-muted-foreground text-xs">No rows yet: the condition always holds.</p>
      )}
      <div className="flex gap-1">
        <Button variant="ghost" size="sm" onClick={() => add(EMPTY_ROW)}>
          <Plus /> Add row
        </Button>
        <Button variant="ghost" size="sm" onClick={() => add(asGroup(EMPTY_ROW))}>
          <Plus /> Add group
        </Button>
      </div>
    </fieldset>
  );
}

type ConditionMemberProps = {
  member: ConditionNode;
  label: string;
  isReadOnly: boolean;
  /** Null removes the member. */
  onChange(member: ConditionNode | null): void;
};

function ConditionMember({ member, onChange, ...shared }: ConditionMemberProps) {
  const onRemove = () => onChange(null);
  if (member.kind === 'row')
    return <ConditionRowEditor row={member} onChange={onChange} onRemove={onRemove} {...shared} />;
  return <ConditionGroupEditor group={member} onChange={onChange} onRemove={onRemove} {...shared} />;
}
