import { SearchBox, makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { SignInPerson } from './api.ts';
import { groupPeople } from './group-people.ts';
import { useTexts } from './language.tsx';
import { PersonAvatar } from './PersonAvatar.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  note: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  search: { width: '100%', maxWidth: 'none' },
  group: { margin: '10px 0 4px', fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold, color: tokens.colorBrandForeground1 },
  list: { listStyleType: 'none', margin: '0 -8px', padding: 0 },
  person: {
    width: '100%', display: 'flex', alignItems: 'center', gap: '12px', padding: '8px', textAlign: 'left', cursor: 'pointer', font: 'inherit', color: 'inherit',
    backgroundColor: 'transparent', border: '1px solid transparent', borderRadius: tokens.borderRadiusLarge,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  name: { fontWeight: tokens.fontWeightSemibold },
  role: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

export const PeopleList = ({ people, onChoose }: { readonly people: readonly SignInPerson[]; readonly onChoose: (person: SignInPerson) => void }) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const [query, setQuery] = useState('');
  const groups = useMemo(() => groupPeople(people, query), [people, query]);
  return (
    <>
      <h2 className={styles.title}>{t('chooseWho')}</h2>
      <SearchBox className={styles.search} placeholder={t('searchPeople')} aria-label={t('searchPeople')} value={query} onChange={(_, data) => setQuery(data.value)} />
      <p className={styles.note}>{t('samplePeople')}</p>
      <div>
        {groups.length === 0 ? <p className={styles.note} role="status">{t('noSuchPerson', { q: query })}</p> : null}
        {groups.map((group) => (
          <section key={group.department} aria-label={group.department}>
            <h3 className={styles.group}>{group.department}</h3>
            <ul className={styles.list}>
              {group.people.map((person) => (
                <li key={person.id}>
                  <button type="button" className={styles.person} onClick={() => onChoose(person)}>
                    <PersonAvatar name={person.name} size={36} />
                    <span>
                      <span className={styles.name}>{person.name}</span><br />
                      <span className={styles.role}>{person.title}</span>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
};
