package io.weir.job.command;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What committed files of a table hold: hidden ones are not looked at. */
public final class Tables {

    private Tables() {}

    /** Whether a table has committed files; asked while a job writes, hidden ones come and go. */
    public static boolean isVisible(Path out, String table) throws IOException {
        VisibleFile visitor = new VisibleFile();
        Files.walkFileTree(out.resolve(table), visitor);
        return visitor.found;
    }

    private static final class VisibleFile extends SimpleFileVisitor<Path> {

        private boolean found;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            found = file.getFileName().toString().startsWith("part-");
            return found ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
        }
    }

    /** The first column of a query over FILES. */
    public static List<String> query(Path out, String table, String sql) throws Exception {
        String files = "read_parquet('" + out.resolve(table) + "/**/part-*.parquet')";
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet rows = statement.executeQuery(sql.replace("FILES", files))) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        }
    }
}
