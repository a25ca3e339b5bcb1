import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Stands in for Spark's command spark-sql, which Maven Central does not carry: runs the statements
 * of files on this machine and prints rows with tabs between their columns. With several files it
 * does so for each, and says its name before.
 *
 * <p>{@code java -cp 'target/lib/*' SparkSql.java -i FILE -f FILE [-f FILE]...}
 */
final class SparkSql {

    public static void main(String[] arguments) throws Exception {
        SparkSession spark =
                SparkSession.builder()
                        .master("local[2]")
                        .config("spark.driver.host", "127.0.0.1")
                        .config("spark.driver.bindAddress", "127.0.0.1")
                        .config("spark.ui.enabled", "false")
                        .config("spark.sql.shuffle.partitions", "2")
                        .config("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir"))
                        .getOrCreate();
        for (int i = 0; i < arguments.length; i += 2) {
            Path file = Path.of(arguments[i + 1]);
            if (arguments[i].equals("-f")) {
                System.out.println("== " + file.getFileName());
            }
            for (String statement : statements(Files.readString(file))) {
                print(spark.sql(statement));
            }
        }
        spark.stop();
    }

    private static List<String> statements(String text) {
        List<String> statements = new ArrayList<>();
        for (String statement : text.replaceAll("(?m)^--.*$", "").split(";")) {
            if (!statement.isBlank()) {
                statements.add(statement);
            }
        }
        return statements;
    }

    private static void print(Dataset<Row> rows) {
        Column[] texts =
                Arrays.stream(rows.columns())
                        .map(name -> rows.col("`" + name + "`").cast("string"))
                        .toArray(Column[]::new);
        if (texts.length > 0) {
            for (Row row : rows.select(texts).collectAsList()) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < row.length(); i++) {
                    cells.add(String.valueOf(row.getString(i)));
                }
                System.out.println(String.join("\t", cells));
            }
        }
    }
}
