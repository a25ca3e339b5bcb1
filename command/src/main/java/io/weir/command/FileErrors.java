package io.weir.command;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Faults of files in words, where Java only gives the path or the class. */
public final class FileErrors {

    private FileErrors() {}

    public static String words(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file: " + e.getMessage();
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied: " + e.getMessage();
        }
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return "not a folder: " + e.getMessage();
        }
        if (e instanceof FileSystemException || e instanceof FileNotFoundException) {
            return String.valueOf(e.getMessage());
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
