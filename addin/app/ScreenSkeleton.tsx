import { Skeleton, SkeletonItem, makeStyles, tokens } from '@fluentui/react-components';
import { useTexts } from './language.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalL, padding: tokens.spacingHorizontalL },
  row: { display: 'grid', gap: tokens.spacingVerticalS, padding: tokens.spacingHorizontalL, borderRadius: tokens.borderRadiusXLarge, backgroundColor: tokens.colorNeutralBackground1 },
});

/** Rows of a list before they come. */
export const ScreenSkeleton = ({ rows = 3 }: { readonly rows?: number }) => {
  const styles = useStyles();
  const t = useTexts(texts);
  return (
    <Skeleton aria-label={t('loading')} className={styles.root}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={styles.row}>
          <SkeletonItem size={12} style={{ width: '35%' }} />
          <SkeletonItem size={20} />
          <SkeletonItem size={12} style={{ width: '70%' }} />
        </div>
      ))}
    </Skeleton>
  );
};
