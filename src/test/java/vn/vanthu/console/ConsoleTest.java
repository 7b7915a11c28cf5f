package vn.vanthu.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

/** The whole service on a database in memory, without mailboxes, asked through MockMvc. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    properties = {
      "spring.datasource.url=jdbc:h2:mem:console-tests;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1",
      "vanthu.data=target/console-tests",
      "vanthu.today=2022-06-16",
      "vanthu.workers=1",
      "vanthu.read-mail=false",
      "vanthu.admin.password=right-password"
    })
@AutoConfigureMockMvc
public @interface ConsoleTest {}
